// A State that went through a snapshot decides as the one that it was made of.

#include "ledger/codec/snapshot/state_codec.h"

#include <gtest/gtest.h>

#include "ledger/decide/decide.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/submissions.h"

namespace ledger::codec {
namespace {

using test::day;
using test::from;
using test::party;

State through_snapshot(const State& state) {
  Bytes bytes;
  save_state(state, bytes);
  State loaded;
  EXPECT_TRUE(load_state(bytes, loaded));
  return loaded;
}

std::string text_of(const Decision& decision) {
  std::string text(enum_names(decision.outcome).at(static_cast<std::size_t>(decision.outcome)));
  for (const auto* grounds : {&decision.grounds, &decision.warnings}) {
    for (const Ground& ground : *grounds) text += " " + code_text(ground.code);
  }
  return text;
}

TEST(StateCodec, DecidesAlikeAfterASnapshot) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    test::Generator generator(test::World::make(1, 5, 4), seed);
    test::MemoryLedger ledger;
    for (const Submission& submission : generator.opening()) ledger.submit(submission);
    for (int step = 0; step < 300; ++step) {
      const Submission submission = generator.next(ledger.state());
      if (!is_correction(submission.body)) ledger.submit(submission);
    }
    const State loaded = through_snapshot(ledger.state());
    for (int step = 0; step < 300; ++step) {
      const Submission submission = generator.next(ledger.state());
      if (is_correction(submission.body)) continue;
      ASSERT_EQ(text_of(decide(loaded, submission, submission.at)),
                text_of(decide(ledger.state(), submission, submission.at)))
          << "seed " << seed << ' ' << type_name(submission.body);
    }
  }
}

template <typename Birth>
Birth birth(std::string_view number) {
  Birth body;
  body.patent = PatentNumber::parse(number).value();
  body.filed = day("2021-09-01");
  body.ipc = "B25J 9/16";
  return body;
}

PatentGrant granted(std::string_view number, std::string_view on) {
  auto body = birth<PatentGrant>(number);
  body.granted = day(on);
  body.owners = {{PartyId("one"), {}}};
  return body;
}

// The application is granted by now, and was not on the day of the pledge, which is registered
// late.
TEST(StateCodec, KnowsAnApplicationThatWasGrantedSince) {
  constexpr std::string_view kInvention = "202119000077.6";
  constexpr std::string_view kModel = "202129000003.8";
  test::MemoryLedger ledger;
  ledger.submit(from("operator", party("office", Role::kIpOffice)));
  ledger.submit(from("operator", party("bank", Role::kBank)));
  ledger.submit(from("operator", party("one")));
  ledger.submit(from("office", granted(kModel, "2022-03-18")));
  auto application = birth<PatentApply>(kInvention);
  application.applicants = {{PartyId("one"), {}}};
  ledger.submit(from("office", application));
  ledger.submit(from("office", granted(kInvention, "2023-06-01")));

  PledgeRegister pledge;
  pledge.pledge = "Y2022980000001";
  pledge.patents = {PatentNumber::parse(kModel).value()};
  pledge.pledgors = {PartyId("one")};
  pledge.pledgees = {PartyId("bank")};
  pledge.debtor = PartyId("one");
  pledge.claim = {ClaimKind::kLoan,  Amount{100},       *Currency::parse("CNY"),
                  day("2022-10-20"), day("2024-10-19"), {}};
  pledge.signed_on = pledge.registered = day("2022-10-28");
  const std::string expected = "acknowledgement-required P10";
  const Submission filed = from("bank", pledge);
  EXPECT_EQ(text_of(decide(ledger.state(), filed, filed.at)), expected);
  EXPECT_EQ(text_of(decide(through_snapshot(ledger.state()), filed, filed.at)), expected);
}

}  // namespace
}  // namespace ledger::codec
