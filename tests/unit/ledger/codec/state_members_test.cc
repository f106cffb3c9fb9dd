// Each member of State, and of each struct in it, is in the snapshot and in the dump: changed
// alone, it changes the snapshot's bytes and is the same after loading them, and it changes the
// text.

#include <gtest/gtest.h>

#include <concepts>
#include <functional>

#include "ledger/codec/snapshot/members.h"
#include "ledger/codec/snapshot/state_codec.h"
#include "tests/support/dump.h"

namespace ledger::codec {
namespace {

const PatentNumber kNumber = PatentNumber::parse("202019000002.3").value();
const PatentNumber kOtherNumber = PatentNumber::parse("202119000077.6").value();
const PatentNumber kThirdNumber = PatentNumber::parse("201819000005.X").value();

// Gives a member another value.
void change(bool& value) { value = !value; }
void change(std::unsigned_integral auto& value) { ++value; }
void change(std::string& value) { value += 'x'; }
void change(PatentNumber& value) { value = kOtherNumber; }
void change(Date& value) { ++value.days; }
void change(Amount& value) { ++value.fen; }
void change(Currency& value) { value = *Currency::parse("JPY"); }
void change(ExchangeRate& value) { ++value.hundred_millionths; }
void change(Term& value) { change(value.until); }
void change(Territory& value) { value.provinces ^= 1U; }
void change(OptionalSeq& value) { value = 7; }
void change(Claim& value) { change(value.until); }
void change(RiskShares& value) { value.bank = Rate{1}; }
void change(Exchange& value) { change(value.rate); }
void change(PatentList& value) { value = PatentList({1, 0}); }

template <typename T>
requires std::is_enum_v<T>
void change(T& value) { value = static_cast<T>(static_cast<int>(value) + 1); }

template <std::size_t N>
void change(InlineText<N>& value) {
  value = InlineText<N>("x");
}
template <typename T>
void change(std::optional<T>& value) {
  change(value.emplace());
}
template <typename T>
void change(std::vector<T>& value) {
  value.emplace_back();
}
void change(std::vector<std::string>& value) { value.emplace_back("x"); }

void change(std::vector<std::uint8_t>& types) { change(types.front()); }
void change(LedgerDay& today) { today.day = Date{1}; }
void change(Parties& parties) { parties.intern(PartyId("another")); }
void change(Patents& patents) { patents.intern(kOtherNumber); }
template <typename T>
void change(ThingTable<T>& table) {
  table.intern("another");
}
void change(decltype(State::statements)& statements) { statements[0].emplace_back(); }
void change(decltype(State::titles)& titles) { titles[0].emplace_back(); }
void change(Deeds& deeds) { deeds[0].is_fact = !deeds[0].is_fact; }
void change(Statements& stated) { stated.by_office = !stated.by_office; }
void change(decltype(State::restated)& restated) { restated.emplace(1, std::nullopt); }
void change(decltype(State::retractions)& retractions) { retractions.emplace(1, Retraction{}); }
void change(decltype(State::documents)& documents) { documents["x"].push_back(0); }

void change(StatedRates& rates) { rates.note({InlineText<3>("EUR"), {}, 0, {}}); }
void change(std::set<ContractBetween>& deals) { deals.insert({1, 1, {}, 0}); }

void change(decltype(State::named)& named) { named[1].names = {0}; }
void change(std::set<Seq>& seqs) { seqs.insert(1); }
void change(std::set<std::uint32_t>& places) { places.insert(1); }

Bytes bytes_of(const State& state) {
  Bytes bytes;
  save_state(state, bytes);
  return bytes;
}

// One of everything.
State full_state() {
  State state;
  state.next = 1;
  state.types = {State::kNoEvent};
  state.parties.at(state.parties.intern(PartyId("one"))).names.emplace_back();
  state.patents.at(state.patents.intern(kNumber)).suspensions.emplace_back();
  state.patents.intern(kThirdNumber);
  state.licences.intern("L1");
  state.pledges.at(state.pledges.intern("Y1")).registered_by = 0;
  state.holds.at(state.holds.intern("H1")).registered_by = 0;
  state.contracts.at(state.contracts.intern("C1")).registered_by = 0;
  state.names.at(state.names.intern("n")).maps.push_back({0, 1, {}});
  state.statements[0].emplace_back();
  state.titles[0].emplace_back();
  state.deeds[0].to = {{1, {}}};
  state.restated.emplace(0, EventRetract{{0, 0}, "reason"});
  return state;
}

// `member` says which member of the state to change, by its place.
void expect_stored(std::size_t member, const std::function<void(State&)>& change_member) {
  const State before = full_state();
  State changed = before;
  ASSERT_EQ(bytes_of(changed), bytes_of(before));
  change_member(changed);
  changed.types.resize(changed.next, State::kNoEvent);  // There is one for each entry.
  const Bytes bytes = bytes_of(changed);
  EXPECT_NE(bytes, bytes_of(before)) << "member " << member << " is not stored";
  EXPECT_NE(test::dump(changed), test::dump(before)) << "member " << member << " is not in dump()";
  State loaded;
  ASSERT_TRUE(load_state(bytes, loaded)) << "member " << member;
  EXPECT_EQ(bytes_of(loaded), bytes) << "member " << member << " is not loaded";
}

// `part_of` finds the T in a State.
template <typename T, typename PartOf>
void expect_all_stored(const PartOf& part_of) {
  std::size_t place = 0;
  const auto each = [&](auto member) {
    expect_stored(place++, [&](State& state) { change(part_of(state).*member); });
  };
  std::apply([&](auto... members) { (each(members), ...); }, Members<T>::kAll);
}

TEST(StateMembers, OfTheStateAreStored) {
  expect_all_stored<State>([](State& state) -> State& { return state; });
}

TEST(StateMembers, OfPartiesAreStored) {
  expect_all_stored<Party>([](State& state) -> Party& { return state.parties.at(1); });
}

TEST(StateMembers, OfPatentsAreStored) {
  expect_all_stored<Patent>([](State& state) -> Patent& { return state.patents.at(0); });
}

TEST(StateMembers, OfLicencesAreStored) {
  expect_all_stored<Licence>([](State& state) -> Licence& { return state.licences.at(0); });
}

TEST(StateMembers, OfPledgesAreStored) {
  expect_all_stored<Pledge>([](State& state) -> Pledge& { return state.pledges.at(0); });
}

TEST(StateMembers, OfHoldsAreStored) {
  expect_all_stored<Hold>([](State& state) -> Hold& { return state.holds.at(0); });
}

TEST(StateMembers, OfContractsAreStored) {
  expect_all_stored<Contract>([](State& state) -> Contract& { return state.contracts.at(0); });
}

TEST(StateMembers, OfNamesAreStored) {
  expect_all_stored<Name>([](State& state) -> Name& { return state.names.at(0); });
}

TEST(StateMembers, OfTheStructsInThemAreStored) {
  expect_all_stored<DatedName>(
      [](State& state) -> DatedName& { return state.parties.at(1).names.front(); });
  expect_all_stored<Suspension>(
      [](State& state) -> Suspension& { return state.patents.at(0).suspensions.front(); });
  expect_all_stored<OpenStatement>(
      [](State& state) -> OpenStatement& { return state.statements.at(0).front(); });
}

TEST(StateMembers, AStateWithoutATypeForEachEntryIsRefused) {
  State state = full_state();
  ++state.next;
  State loaded;
  EXPECT_FALSE(load_state(bytes_of(state), loaded));
}

}  // namespace
}  // namespace ledger::codec
