// `patledger check` answers as `submit` does: over random states, for each act and many sources, a
// submission with the same terms that a real sender makes (its own number, money, days and other
// side) has the grounds of the check, no more and no less. With the consents that the check lists
// these grounds are gone; without any of them its ground remains.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "connectors/views/check.h"
#include "ledger/decide/decide.h"
#include "tests/properties/real_sender.h"
#include "tests/properties/seeds.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

using connectors::views::CheckView;
using connectors::views::ConsentView;
using Codes = std::vector<std::string>;

std::vector<Consent>& consents_in(Body& body) {
  if (auto* transfer = std::get_if<TransferRegister>(&body)) return transfer->consents;
  if (auto* licence = std::get_if<LicenceRecord>(&body)) return licence->consents;
  if (auto* pledge = std::get_if<PledgeRegister>(&body)) return pledge->consents;
  return std::get<OpenLicenceDeclare>(body).consents;
}

std::vector<PartyId>& acting_in(Body& body) {
  if (auto* transfer = std::get_if<TransferRegister>(&body)) return transfer->from;
  if (auto* licence = std::get_if<LicenceRecord>(&body)) return licence->licensors;
  if (auto* pledge = std::get_if<PledgeRegister>(&body)) return pledge->pledgors;
  return std::get<OpenLicenceDeclare>(body).patentees;
}

void consent(Submission& submission, const ConsentView& by) {
  consents_in(submission.body).push_back({by.kind, by.party, "paper of " + submission.id});
}

Codes codes_of(const Decision& decision) {
  Codes codes;
  for (const Fault& fault : decision.faults) codes.push_back(code_text(fault.code));
  for (const Ground& ground : decision.grounds) codes.push_back(code_text(ground.code));
  return codes;
}

Codes codes_of(const std::vector<Reason>& reasons) {
  Codes codes;
  for (const Reason& reason : reasons) codes.push_back(reason.code);
  return codes;
}

// But W03: the real contract was signed some days before.
Codes warnings_of(const CheckView& view) {
  Codes codes = codes_of(view.warnings);
  std::erase(codes, "W03");
  return codes;
}
Codes warnings_of(const Decision& decision) {
  Codes codes;
  for (const Ground& ground : decision.warnings) codes.push_back(code_text(ground.code));
  std::erase(codes, "W03");
  return codes;
}

bool has(const Codes& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

std::string text_of(const Case& one) {
  return one.patent.number.text() + " purpose " +
         std::to_string(static_cast<int>(one.act.purpose)) + " kind " +
         std::to_string(static_cast<int>(one.act.kind)) + " by " +
         (one.by ? std::string(one.by->view()) : "any") + " owners " +
         std::to_string(one.patent.owners.size());
}

class Checker {
 public:
  void check(const Case& one) {
    SCOPED_TRACE(text_of(one));
    const CheckView view =
        connectors::views::check_act(one.state, one.patent, one.act, one.by, one.at, Language::kEn);
    const Submission real = submission_of(one);
    const Decision decision = decide(one.state, real, real.at);
    EXPECT_EQ(view.outcome, decision.outcome);
    EXPECT_EQ(codes_of(view.refusals), codes_of(decision));
    EXPECT_EQ(warnings_of(view), warnings_of(decision));
    count(one, view);
    if (decision.is_fact || decision.outcome == Outcome::kMalformed) {
      EXPECT_TRUE(view.consents.empty());
      return;
    }
    const bool has_authority = !has(codes_of(view.refusals), "A01");
    EXPECT_EQ(codes_of(view.further), has_authority ? Codes() : grounds_of(one, real));
    expect_cured(one, view, real);
    expect_each_is_needed(one, view, real);
    expect_needed_unless_acting(one, view, real);
  }

  std::map<std::string, std::size_t> codes;     // By ground, and "clear PURPOSE".
  std::map<std::string, std::size_t> consents;  // By ground; "unless acting T03".
  std::size_t checks = 0;
  std::size_t jointly_owned = 0;

 private:
  // Without A01: the consents of an act do not depend on who may submit it.
  static Codes grounds_of(const Case& one, const Submission& submission) {
    return codes_of(examine(one.state, submission));
  }

  static void expect_cured(const Case& one, const CheckView& view, Submission real) {
    Codes expected = grounds_of(one, real);
    for (const ConsentView& each : view.consents) {
      if (each.unless_acting) continue;
      EXPECT_TRUE(has(expected, each.ground) ||
                  std::ranges::count(view.consents, each.ground, &ConsentView::ground) > 1)
          << each.ground;
      std::erase(expected, each.ground);
      consent(real, each);
    }
    EXPECT_EQ(grounds_of(one, real), expected) << "with the consents";
    for (const char* code : {"T03", "T04", "L05", "L09", "P08", "O09"}) {
      EXPECT_FALSE(has(expected, code)) << code << " has no consent that cures it";
    }
  }

  static void expect_each_is_needed(const Case& one, const CheckView& view,
                                    const Submission& real) {
    for (const ConsentView& left_out : view.consents) {
      if (left_out.unless_acting) continue;
      Submission with = real;
      for (const ConsentView& each : view.consents) {
        const bool is_same = each.party == left_out.party && each.kind == left_out.kind;
        if (!each.unless_acting && !is_same) consent(with, each);
      }
      EXPECT_TRUE(has(grounds_of(one, with), left_out.ground)) << left_out.party.view();
    }
  }

  static void expect_needed_unless_acting(const Case& one, const CheckView& view,
                                          const Submission& real) {
    const Codes before = grounds_of(one, real);
    for (const ConsentView& each : view.consents) {
      if (!each.unless_acting) continue;
      EXPECT_FALSE(has(before, each.ground));
      Submission without = real;
      std::erase(acting_in(without.body), each.party);
      EXPECT_TRUE(has(grounds_of(one, without), each.ground)) << each.party.view();
      if (one.act.purpose == Purpose::kOpenLicence) continue;  // All owners declare.
      consent(without, each);
      EXPECT_FALSE(has(grounds_of(one, without), each.ground)) << each.party.view();
    }
    if (!one.by && one.act.purpose == Purpose::kPledge && one.patent.owners.size() > 1) {
      EXPECT_EQ(std::ranges::count(view.consents, true, &ConsentView::unless_acting),
                one.patent.has_agreement ? 0 : static_cast<long>(one.patent.owners.size()));
    }
  }

  void count(const Case& one, const CheckView& view) {
    ++checks;
    if (one.patent.owners.size() > 1) ++jointly_owned;
    for (const std::string& code : codes_of(view.refusals)) ++codes[code];
    for (const std::string& code : codes_of(view.further)) ++codes[code];
    if (view.outcome == Outcome::kRecorded) ++codes["clear " + view.type];
    for (const ConsentView& each : view.consents) {
      ++consents[(each.unless_acting ? "unless acting " : "") + each.ground];
    }
  }
};

constexpr auto kKinds =
    std::to_array({LicenceKind::kExclusive, LicenceKind::kSole, LicenceKind::kOrdinary});

std::vector<ProposedAct> acts_at(Random& random, Date today) {
  std::vector<ProposedAct> acts;
  for (const Purpose purpose : {Purpose::kPledge, Purpose::kTransfer, Purpose::kOpenLicence}) {
    acts.push_back({.purpose = purpose});
  }
  for (const LicenceKind kind : kKinds)
    acts.push_back({.purpose = Purpose::kLicence, .kind = kind});
  for (ProposedAct& act : acts) {
    const bool is_licence = act.purpose == Purpose::kLicence;
    if (is_licence && random.percent(30)) act.territory = *Territory::parse({"CN-31"});
    if (is_licence && random.percent(50)) act.from = today.plus_days(random.between(-200, 400));
    if (act.purpose == Purpose::kTransfer || random.percent(40)) continue;
    act.until = act.from.value_or(today).plus_days(random.between(0, 2000));
  }
  return acts;
}

std::vector<std::optional<PartyId>> sources(const World& world, const State& state) {
  std::vector<std::optional<PartyId>> all{std::nullopt,
                                          kBank,
                                          kCentre,
                                          kForeignCentre,
                                          kInstitute,
                                          kBuyer,
                                          PartyId("ip-office"),
                                          PartyId("court"),
                                          PartyId("operator")};
  for (const PartyId& party : world.parties) {
    const Party* known = state.parties.find(party);
    if (known != nullptr && known->is_registered) all.emplace_back(party);
  }
  return all;
}

void check_patent(Checker& checker, const World& world, const State& state, Random& random,
                  Instant at) {
  const Patent* patent = state.patents.find(random.one_of(world.patents));
  if (patent == nullptr || patent->stage == Stage::kUnborn || !has_sender_parties(state)) return;
  for (const ProposedAct& act : acts_at(random, at.day())) {
    for (const auto& by : sources(world, state)) {
      checker.check({state, *patent, act, by, at, checker.checks});
    }
  }
}

void run(Checker& checker, std::uint64_t seed) {
  const World world = World::make(1, 6, 6);
  Generator generator(world, seed);
  Random random(seed);
  MemoryLedger ledger;
  Instant newest;
  for (const Submission& submission : generator.opening()) ledger.submit(submission);
  for (const Submission& submission : sender_parties()) ledger.submit(submission);
  const auto corrected = [&](const Body& body) -> std::variant<Body, std::vector<Fault>> {
    return generator.altered(ledger.state(), body);
  };
  for (int step = 0; step < 400; ++step) {
    const Submission submission = generator.next(ledger.state());
    newest = std::max(newest, submission.at);
    ledger.submit(submission, corrected);
    if (step % 10 != 9) continue;
    check_patent(checker, world, ledger.state(), random, newest);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(CheckProperty, AnswersAsSubmitDoes) {
  Checker checker;
  for (const std::uint64_t seed : seeds(60)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    run(checker, seed);
    if (HasFailure()) return;
  }
  std::printf("%zu checks, %zu of patents of several owners\n", checker.checks,
              checker.jointly_owned);
  for (const auto& [code, count] : checker.codes) std::printf("%-26s %zu\n", code.c_str(), count);
  for (const auto& [code, count] : checker.consents) {
    std::printf("consent: %-17s %zu\n", code.c_str(), count);
  }
  EXPECT_GT(checker.jointly_owned, checker.checks / 10);
  for (const char* code : {"A01",
                           "H01",
                           "T02",
                           "T03",
                           "T04",
                           "T05",
                           "T06",
                           "T07",
                           "T09",
                           "L01",
                           "L02",
                           "L04",
                           "L05",
                           "L06",
                           "L07",
                           "L09",
                           "L10",
                           "L12",
                           "L13",
                           "P02",
                           "P03",
                           "P04",
                           "P05",
                           "P06",
                           "P09",
                           "P11",
                           "O01",
                           "O02",
                           "O05",
                           "O06",
                           "O07",
                           "O08",
                           "O09",
                           "O10",
                           "O12",
                           "O13",
                           "clear pledge.register",
                           "clear transfer.register",
                           "clear licence.record",
                           "clear open-licence.declare"}) {
    EXPECT_GT(checker.codes[code], 0U) << code;
  }
  for (const char* ground :
       {"T03", "T04", "L02", "L05", "L09", "P08", "O02", "O09", "unless acting T03",
        "unless acting L05", "unless acting P08", "unless acting O02"}) {
    EXPECT_GT(checker.consents[ground], 0U) << ground;
  }
}

}  // namespace
}  // namespace ledger::test
