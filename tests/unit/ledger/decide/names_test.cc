// Facts of the office with names where codes belong (docs/law.md §6.3): they wait until it is known
// whose the names are, and then have the effect that they would have with the codes.

#include <gtest/gtest.h>

#include "ledger/law/rules/facts.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/naming.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/submissions.h"

namespace ledger::test {
namespace {

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();

PartyId named(std::string_view name) { return as_published(name).value(); }

class Names : public testing::Test {
 protected:
  Names() {
    state("operator", party("office", Role::kIpOffice));
    state("operator", party("centre", Role::kTradingCentre));
    for (const std::string_view id : {"a", "b", "c"}) register_as(id, "");
    PatentGrant grant;
    grant.patent = kPatent;
    grant.filed = day("2020-05-20");
    grant.granted = day("2022-11-15");
    grant.owners = {{PartyId("a"), {}}};
    grant.ipc = "G05B 19/418";
    state("office", grant);
  }

  const Entry& state(std::string_view source, const Body& body) {
    return ledger_.submit(from(source, body));
  }
  void register_as(std::string_view id, const std::string& name) {
    PartyRegister body = party(id);
    body.name = name;
    state("operator", body);
  }
  const Entry& map(const std::string& name, std::string_view id) {
    return state("office", GazetteMap{name, PartyId(id), {}});
  }
  static TransferRegister transfer(const PartyId& to, std::string_view on = "2024-06-20") {
    TransferRegister body;
    body.patents = {kPatent};
    body.object = TransferObject::kPatent;
    body.extent = TransferExtent::kWhole;
    body.cause = TransferCause::kSale;
    body.pricing = Pricing::kAgreement;
    body.from = {PartyId("a")};
    body.to = {{to, {}}};
    body.signed_on = body.registered = day(on);
    return body;
  }
  std::string owner() const {
    const State& now = ledger_.state();
    const Patent& patent = *now.patents.find(kPatent);
    return std::string(now.parties.at(patent.owners.front().party).id.view());
  }
  std::size_t waiting() const { return ledger_.state().waiting.size(); }

  MemoryLedger ledger_;
};

TEST_F(Names, WaitAndTakeEffectByAMap) {
  const Entry& fact = state("office", transfer(named("名称")));
  EXPECT_EQ(fact.outcome, Outcome::kDiscrepancy);
  ASSERT_EQ(fact.grounds.size(), 1U);
  EXPECT_EQ(fact.grounds[0].row, law::kUnnamed);
  EXPECT_EQ(fact.grounds[0].code, Code::kE01);
  EXPECT_EQ(fact.grounds[0].subject, "名称");
  EXPECT_EQ(owner(), "a");
  EXPECT_EQ(waiting(), 1U);
  const Seq seq = fact.seq;
  const Entry& by = map("名称", "b");
  EXPECT_EQ(by.outcome, Outcome::kRecorded);
  ASSERT_EQ(by.cases.size(), 1U);
  EXPECT_EQ(by.cases[0].event.seq, seq);
  EXPECT_TRUE(by.cases[0].is_closed);
  EXPECT_EQ(owner(), "b");
  EXPECT_EQ(waiting(), 0U);
}

TEST_F(Names, AreThoseOfTheRegister) {
  register_as("b", "乙公司");
  EXPECT_EQ(state("office", transfer(named("乙公司"))).outcome, Outcome::kRecorded);
  EXPECT_EQ(owner(), "b");
}

TEST_F(Names, AreKnownByALaterRegistration) {
  state("office", transfer(named("乙公司")));
  register_as("b", "乙公司");
  EXPECT_EQ(owner(), "b");
}

TEST_F(Names, OfTwoPartiesAreAmbiguousUntilAMapSettlesThem) {
  register_as("b", "同名公司");
  register_as("c", "同名公司");
  const Entry& fact = state("office", transfer(named("同名公司")));
  ASSERT_EQ(fact.grounds.size(), 1U);
  EXPECT_EQ(fact.grounds[0].subject, "同名公司 (b, c)");
  map("同名公司", "c");
  EXPECT_EQ(owner(), "c");
}

TEST_F(Names, ThatBecomeAmbiguousLetTheFactWaitAgain) {
  state("office", transfer(named("名称")));
  map("名称", "b");
  const Seq second = map("名称", "c").seq;
  EXPECT_EQ(owner(), "a");
  EXPECT_EQ(waiting(), 1U);
  state("operator", EventRetract{{second, 0}, "wrong"});
  EXPECT_EQ(owner(), "b");
  EXPECT_EQ(waiting(), 0U);
}

TEST_F(Names, OfARenamedPartyAreThoseOfTheDay) {
  register_as("b", "旧名");
  state("operator", PartyRename{PartyId("b"), "新名", day("2024-06-15")});
  EXPECT_EQ(state("office", transfer(named("旧名"))).outcome, Outcome::kDiscrepancy);
  EXPECT_EQ(owner(), "a");
  EXPECT_EQ(state("office", transfer(named("新名"))).outcome, Outcome::kRecorded);
  EXPECT_EQ(owner(), "b");
  EXPECT_EQ(waiting(), 1U);
}

TEST_F(Names, OfAChangeOfNameAreThoseOfTheDayBefore) {
  state("office", PartyRename{named("旧名"), "新名", day("2024-06-15")});
  state("office", transfer(named("新名")));
  EXPECT_EQ(waiting(), 2U);
  register_as("d", "旧名");
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(owner(), "d");
}

// The registration replaces the name that the change would give: the change waits for a map.
TEST_F(Names, OfAChangeThatTakesItsOwnNameAwayWait) {
  state("office", PartyRename{named("旧名"), "新名", day("2024-06-15")});
  register_as("b", "旧名");
  EXPECT_EQ(waiting(), 1U);
  map("旧名", "b");
  EXPECT_EQ(waiting(), 0U);
}

TEST_F(Names, OfOnePartyAreListedOnce) {
  map("一", "b");
  map("二", "b");
  TransferRegister body = transfer(named("一"));
  body.to.push_back({named("二"), {}});
  EXPECT_EQ(state("office", body).outcome, Outcome::kRecorded);
  EXPECT_EQ(owner(), "b");
}

TEST_F(Names, AreOfTheOfficeAlone) {
  map("名称", "b");
  const Entry& proposal = state("centre", transfer(named("名称")));
  EXPECT_EQ(proposal.outcome, Outcome::kMalformed);
  EXPECT_EQ(proposal.faults[0].code, Code::kF06);
  EXPECT_EQ(proposal.faults[0].pointer, "/body/to/0/party");
}

TEST_F(Names, OfWhoConsentsAreCodes) {
  TransferRegister body = transfer(PartyId("b"));
  body.consents = {{ConsentKind::kPledgee, named("名称"), "d"}};
  const Entry& fact = state("office", body);
  EXPECT_EQ(fact.outcome, Outcome::kMalformed);
  EXPECT_EQ(fact.faults[0].pointer, "/body/consents/0/party");
}

TEST_F(Names, AreMappedToAPartyOnce) {
  map("名称", "b");
  EXPECT_EQ(map("名称", "b").faults[0].pointer, "/body/name");
  EXPECT_EQ(map("名称", "nobody").faults[0].code, Code::kF06);
  EXPECT_EQ(state("centre", GazetteMap{"名称", PartyId("c"), {}}).outcome, Outcome::kRefused);
}

TEST_F(Names, AWaitingFactIsRetractedAndPutBack) {
  const Seq fact = state("office", transfer(named("名称"))).seq;
  const Seq retraction = state("operator", EventRetract{{fact, 0}, "wrong"}).seq;
  EXPECT_EQ(waiting(), 0U);
  map("名称", "b");
  EXPECT_EQ(owner(), "a");
  state("operator", EventRetract{{retraction, 0}, "right"});
  EXPECT_EQ(owner(), "b");
}

TEST_F(Names, AMapIsFromItsDay) {
  state("office", GazetteMap{"名称", PartyId("b"), day("2024-06-21")});
  EXPECT_EQ(state("office", transfer(named("名称"))).outcome, Outcome::kDiscrepancy);
  state("office", transfer(named("名称"), "2024-06-21"));
  EXPECT_EQ(owner(), "b");
}

// A body that is folded again from the beginning with the codes gives the same State.
TEST_F(Names, FoldAgainToTheSameState) {
  state("office", transfer(named("名称")));
  map("名称", "b");
  const State again = ledger_.folded_again();
  EXPECT_EQ(again.patents.find(kPatent)->owners, ledger_.state().patents.find(kPatent)->owners);
}

}  // namespace
}  // namespace ledger::test
