// The facts of one patent's life, consistent in the order of their legal days, lead to the same
// owners, status and rights whatever the order in which the office and the court state them, and
// leave no case open.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "ledger/law/cases/cases.h"
#include "ledger/model/codes.h"
#include "tests/properties/seeds.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/random.h"
#include "tests/support/submissions.h"

namespace ledger::test {
namespace {

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();

struct Fact {
  std::string_view source;
  Body body;
};

// A random life: the facts in legal order.
class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed) {}

  std::vector<Fact> make() {
    begin();
    const int acts = random_.between(3, 14);
    for (int i = 0; i < acts; ++i) act();
    if (is_lapsed_) restore();
    if (is_preserved_) resume();
    if (random_.percent(30)) {
      pass();
      if (!pledge_number_.empty()) cancel();
      end_licences();
      day_ = day_.plus_days(1);
      add(PatentInvalidation{kPatent, InvalidationStage::kFull, day_});
    }
    return std::move(facts_);
  }

 private:
  void add(const Body& body, std::string_view source = "office") {
    facts_.push_back({source, body});
  }
  // Sometimes the next fact is on the same day.
  void pass() {
    if (random_.percent(15)) return;
    day_ = day_.plus_days(random_.between(1, 150));
    owned_today_ = owners_;
  }

  void begin() {
    const bool is_applied_for = random_.percent(50);
    if (is_applied_for) {
      PatentApply apply;
      apply.patent = kPatent;
      apply.filed = day("2012-05-20");
      apply.applicants = {{owners_.front(), {}}};
      apply.ipc = "G05B 19/418";
      add(apply);
    }
    PatentGrant grant;
    grant.patent = kPatent;
    grant.filed = day("2012-05-20");
    grant.granted = day_;
    grant.owners = {{owners_.front(), {}}};
    grant.ipc = "G05B 19/418";
    add(grant);
    day_ = day_.plus_days(1);
  }

  void act() {
    pass();
    switch (random_.below(9)) {
      case 0:
        return transfer();
      case 1:
        return pledge_number_.empty() ? pledge() : cancel();
      case 2:
        return is_lapsed_ ? restore() : lapse();
      case 3:
        return is_preserved_ ? resume() : preserve();
      case 4:
        return add(PatentInvalidation{kPatent, InvalidationStage::kRequested, day_});
      case 5:
      case 6:
        return licence();
      case 7:
        return end_licences();
      default:
        return transfer();
    }
  }

  // Somebody who did not own it today: no order distinguishes a chain that comes back on one day.
  PartyId next_owner() {
    PartyId next("party-0");
    do {
      next = PartyId("party-" + std::to_string(++party_ % 12));
    } while (std::ranges::find(owned_today_, next) != owned_today_.end());
    owned_today_.push_back(next);
    return next;
  }

  void transfer() {
    if (is_lapsed_ || is_preserved_) return;
    TransferRegister body;
    body.patents = {kPatent};
    body.object = TransferObject::kPatent;
    body.extent = TransferExtent::kWhole;
    body.cause = TransferCause::kSale;
    body.pricing = Pricing::kAgreement;
    if (owned_today_.size() > 8) return;
    body.from = owners_;
    if (owners_.size() > 1 && random_.percent(50)) {  // The other ones retain their shares.
      body.extent = TransferExtent::kUnset;
      body.from = {owners_.back()};
    }
    std::erase_if(owners_, [&](const PartyId& owner) {
      return std::ranges::find(body.from, owner) != body.from.end();
    });
    const int count = random_.percent(30) ? 2 : 1;
    for (int i = 0; i < count; ++i) {
      const PartyId next = next_owner();
      body.to.push_back({next, {}});
      owners_.push_back(next);
    }
    body.signed_on = body.registered = day_;
    add(body);
  }

  void pledge() {
    if (is_lapsed_ || is_preserved_) return;
    PledgeRegister body;
    body.pledge = pledge_number_ = "Y" + std::to_string(++pledges_);
    body.patents = {kPatent};
    body.pledgors = owners_;
    body.pledgees = {PartyId("bank")};
    body.debtor = owners_.front();
    body.claim = {ClaimKind::kLoan, Amount{100}, *Currency::parse("CNY"), day_, day_, {}};
    body.signed_on = body.registered = day_;
    add(body);
    day_ = day_.plus_days(1);
  }

  void cancel() {
    add(PledgeCancel{std::exchange(pledge_number_, ""), day_, PledgeEnd::kPerformed});
    day_ = day_.plus_days(1);
  }

  // As published: without a term, and mostly without a kind. An exclusive one is alone.
  void licence() {
    if (is_lapsed_ || is_preserved_ || has_exclusive_) return;
    LicenceRecord body;
    body.licence = "X" + std::to_string(++licences_);
    has_exclusive_ = open_licences_.empty() && random_.percent(30);
    if (has_exclusive_) {
      body.kind = LicenceKind::kExclusive;
    } else if (random_.percent(50)) {
      body.kind = LicenceKind::kOrdinary;
    }
    body.patents = {kPatent};
    body.licensors = has_exclusive_ ? owners_ : std::vector{owners_.back()};
    body.licensees = {PartyId("licensee")};
    body.recorded = day_;
    open_licences_.push_back(body.licence);
    add(body);
    day_ = day_.plus_days(1);
    owned_today_ = owners_;
  }

  void end_licences() {
    for (const std::string& licence : std::exchange(open_licences_, {})) {
      LicenceCancel body;
      body.licence = licence;
      body.on = day_;
      add(body);
    }
    has_exclusive_ = false;
  }

  void lapse() {
    day_ = day_.plus_days(1);
    add(PatentEnd{kPatent, EndCause::kLapsed, day_, day_.plus_days(200)});
    is_lapsed_ = true;
  }
  void restore() {
    add(PatentRestore{kPatent, day_, day_.plus_days(30)});
    is_lapsed_ = false;
    day_ = day_.plus_days(1);
  }

  void preserve() {
    if (is_lapsed_) return;
    day_ = day_.plus_days(1);
    add(PatentSuspend{kPatent, SuspensionKind::kPreservation, day_, day_.plus_days(2000), ""},
        "court");
    is_preserved_ = true;
    day_ = day_.plus_days(1);
  }
  void resume() {
    add(PatentResume{kPatent, SuspensionKind::kPreservation, day_, {}}, "court");
    is_preserved_ = false;
  }

  Random random_;
  std::vector<Fact> facts_;
  Date day_ = day("2015-03-01");
  std::vector<PartyId> owners_{PartyId("party-0")};
  std::vector<PartyId> owned_today_ = owners_;
  std::string pledge_number_;
  std::vector<std::string> open_licences_;
  bool has_exclusive_ = false;
  int licences_ = 0;
  int party_ = 0;
  int pledges_ = 0;
  bool is_lapsed_ = false;
  bool is_preserved_ = false;
};

class Stated {
 public:
  Stated() {
    ledger_.submit(from("operator", party("office", Role::kIpOffice)));
    ledger_.submit(from("operator", party("court", Role::kCourt)));
    ledger_.submit(from("operator", party("bank", Role::kBank)));
    ledger_.submit(from("operator", party("licensee")));
    for (int i = 0; i < 12; ++i) {
      ledger_.submit(from("operator", party("party-" + std::to_string(i))));
    }
  }
  void state(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
      const Entry& entry = ledger_.submit(from(fact.source, fact.body));
      EXPECT_TRUE(entry.takes_effect()) << type_name(fact.body);
    }
  }

  // What a reader sees of the right at the end, and in the months between.
  std::string text() const {
    const State& state = ledger_.state();
    const Patent& patent = *state.patents.find(kPatent);
    std::string text;
    for (const Owner& owner : patent.owners) {
      text += std::string(state.parties.at(owner.party).id.view()) + " " + owner.share.text() + " ";
    }
    for (Date on = day("2015-01-01"); on < day("2026-01-01"); on = on.plus_days(7)) {
      text += enum_names(LegalStatus{}).at(static_cast<std::size_t>(legal_status(patent, on)));
      text +=
          suspension_on(patent, SuspensionKind::kPreservation, on) != nullptr ? " preserved" : "";
      text += episode_on(patent, EpisodeKind::kProceedings, on) != nullptr ? " contested" : "";
      for (std::uint32_t i = 0; i < state.pledges.size(); ++i) {
        if (state.pledges.at(i).applies_on(on)) ++pledged_days_;
      }
      for (std::uint32_t i = 0; i < state.licences.size(); ++i) {
        text += state.licences.at(i).applies_in({on, on}) ? " licensed" : "";
      }
      text += " " + std::to_string(pledged_days_) + "\n";
    }
    return text;
  }
  std::vector<law::Case> cases() const {
    const State& state = ledger_.state();
    std::vector<Ref> things{{RefKind::kPatent, *state.patents.index_of(kPatent)}};
    for (std::uint32_t i = 0; i < state.pledges.size(); ++i)
      things.push_back({RefKind::kPledge, i});
    for (std::uint32_t i = 0; i < state.licences.size(); ++i)
      things.push_back({RefKind::kLicence, i});
    return law::cases_of(state, things);
  }
  // The cases that are open to a reader of the feed: those of the discrepancies themselves, and
  // what entries open, without what entries close.
  std::set<std::pair<Seq, Code>> told() const {
    std::set<std::pair<Seq, Code>> open;
    for (const Entry& entry : ledger_.entries()) {
      if (entry.outcome == Outcome::kDiscrepancy) {
        for (const Ground& ground : entry.grounds) open.insert({entry.seq, ground.code});
      }
      for (const CaseChange& change : entry.cases) {
        if (change.is_closed) open.erase({change.event.seq, change.code});
        if (!change.is_closed) open.insert({change.event.seq, change.code});
      }
    }
    return open;
  }
  const MemoryLedger& ledger() const { return ledger_; }

 private:
  MemoryLedger ledger_;
  mutable int pledged_days_ = 0;
};

void expect_no_case(const Stated& stated) {
  for (const law::Case& open : stated.cases()) {
    ADD_FAILURE() << open.event << " "
                  << type_name(stated.ledger().entries()[open.event].submission->body) << " rule "
                  << open.rule;
  }
  for (const auto& [seq, code] : stated.told()) {
    ADD_FAILURE() << seq << " " << type_name(stated.ledger().entries()[seq].submission->body)
                  << " is an open case of " << code_text(code);
  }
}

// Returns how many of the facts waited, or contradicted another one when they were stated.
std::size_t state_in_any_order(std::vector<Fact> facts, const std::string& expected,
                               Random& random) {
  for (std::size_t i = facts.size(); i > 1; --i) {
    std::swap(facts[i - 1], facts[random.below(i)]);
  }
  Stated stated;
  stated.state(facts);
  EXPECT_EQ(stated.text(), expected);
  expect_no_case(stated);
  EXPECT_TRUE(stated.ledger().state().waiting.empty());
  return static_cast<std::size_t>(
      std::ranges::count(stated.ledger().entries(), Outcome::kDiscrepancy, &Entry::outcome));
}

TEST(LegalOrderProperty, FactsInAnyOrderGiveOneState) {
  std::size_t waited = 0;
  for (const std::uint64_t seed : seeds(400)) {
    const std::vector<Fact> facts = Life(seed).make();
    Stated in_order;
    in_order.state(facts);
    const std::string expected = in_order.text();
    expect_no_case(in_order);
    Random random(seed);
    for (int round = 0; round < 4; ++round) {
      waited += state_in_any_order(facts, expected, random);
      ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
  }
  EXPECT_GT(waited, 1000U);  // Most orders are not the legal one.
}

std::string name_of(const PartyId& party) { return "名称" + std::string(party.view()); }

// The fact as the gazette prints it: most parties by their names.
Fact printed(const Fact& fact, Random& random) {
  Fact by_name = fact;
  if (fact.source != "office") return by_name;
  const auto name = [&](PartyId& party) {
    if (random.percent(70)) party = as_published(name_of(party)).value();
  };
  std::visit([&](auto& body) { for_each_in<PartyId>(body, name); }, by_name.body);
  return by_name;
}

// Says whose each name is: by a gazette.map, or by a registration under it.
std::vector<Fact> namings(Random& random) {
  std::vector<Fact> facts;
  const auto add = [&](const PartyRegister& of) {
    PartyRegister body = of;
    body.name = name_of(body.party);
    if (random.percent(50)) return facts.push_back({"operator", body});
    facts.push_back({"office", GazetteMap{body.name, body.party, {}}});
  };
  add(party("bank", Role::kBank));
  add(party("licensee"));
  for (int i = 0; i < 12; ++i) add(party("party-" + std::to_string(i)));
  return facts;
}

TEST(LegalOrderProperty, NamesAndFactsInAnyOrderGiveTheStateOfTheCodes) {
  std::size_t waited = 0;
  for (const std::uint64_t seed : seeds(60)) {
    const std::vector<Fact> facts = Life(seed).make();
    Stated in_codes;
    in_codes.state(facts);
    const std::string expected = in_codes.text();
    Random random(seed);
    for (int round = 0; round < 4; ++round) {
      std::vector<Fact> shuffled = namings(random);
      for (const Fact& fact : facts) shuffled.push_back(printed(fact, random));
      waited += state_in_any_order(std::move(shuffled), expected, random);
      ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
  }
  EXPECT_GT(waited, 300U);
}

}  // namespace
}  // namespace ledger::test
