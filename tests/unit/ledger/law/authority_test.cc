// Who may submit what: each type by each role, about what is another's and what is the source's
// own.

#include "ledger/law/authority.h"

#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "ledger/model/fold/evolve.h"

namespace ledger::law {
namespace {

const PatentNumber kMine = PatentNumber::parse("202019000002.3").value();
const PatentNumber kAnothers = PatentNumber::parse("201819000005.X").value();

// "me" owns a patent and is party to rights called "mine"; "another" is party to "anothers".
class World {
 public:
  World() {
    for (const std::string_view who : {"me", "another"}) {
      const bool is_me = who == "me";
      const std::string rights = is_me ? "mine" : "anothers";
      grant(is_me ? kMine : kAnothers, who);
      LicenceRecord licence;
      licence.licence = rights;
      licence.licensees = {PartyId(who)};
      licence.territory = Territory::china();
      add(licence, "ip-office");
      PledgeRegister pledge;
      pledge.pledge = rights;
      pledge.pledgees = {PartyId(who)};
      pledge.debtor = PartyId(who);
      add(pledge, "ip-office");
      HoldPlace hold;
      hold.hold = rights;
      add(hold, who);
      OpenLicenceDeclare statement;
      statement.patent = is_me ? kMine : kAnothers;
      add(statement, who);
      ContractRegister contract;
      contract.contract = rights;
      add(contract, who);
    }
  }
  void become(Role role) {
    PartyRegister body;
    body.party = PartyId("me");
    body.country = "CN";
    if (role != Role::kUnset) body.roles = {role};
    add(body, "operator");
  }
  bool may(const Body& body) const {
    const Submission submission{"id", PartyId("me"), {}, {}, {}, body};
    return has_authority(state_, submission, nullptr);
  }
  // Who may submit it, in the words of the refusal.
  std::string named(const Body& body) const {
    return refusal_of(state_, {"id", PartyId("me"), {}, {}, {}, body}, nullptr).subject;
  }
  const State& state() const { return state_; }
  void add(const Body& body, std::string_view source) {
    Entry entry;
    entry.seq = state_.next;
    entry.submission = Submission{"id", PartyId(source), {}, {}, {}, body};
    evolve(state_, entry);
  }

 private:
  void grant(PatentNumber number, std::string_view owner) {
    PatentGrant body;
    body.patent = number;
    body.owners = {{PartyId(owner), {}}};
    add(body, "ip-office");
  }

  State state_;
};

// A body of each type that is about "me" or about "another".
struct Subject {
  PartyId who;
  PatentNumber patent;
  std::string rights;
};

template <typename T>
Body about(const Subject& of) {
  T body;
  if constexpr (requires { body.patents.size(); }) body.patents = {of.patent};
  if constexpr (requires { PatentNumber{body.patent}; }) body.patent = of.patent;
  if constexpr (requires { body.licence.size(); }) body.licence = of.rights;
  if constexpr (requires { body.pledge.size(); }) body.pledge = of.rights;
  if constexpr (requires { body.hold.size(); }) body.hold = of.rights;
  if constexpr (requires { body.contract.size(); }) body.contract = of.rights;
  if constexpr (requires { body.pledgees.size(); }) body.pledgees = {of.who};
  if constexpr (requires { body.licensees.size(); }) body.licensees = {of.who};
  if constexpr (requires { body.patentees.size(); }) body.patentees = {of.who};
  if constexpr (std::is_same_v<T, TransferRegister>) body.from = {of.who};
  if constexpr (requires { PartyId{body.by}; }) body.by = of.who;
  if constexpr (requires { PartyId{body.licensee}; }) body.licensee = of.who;
  return body;
}

template <std::size_t... I>
std::vector<Body> bodies_about(const Subject& of, std::index_sequence<I...> /*types*/) {
  return {about<BodyTypeAt<I>>(of)...};
}

// All types but the corrections, which have no role of their own.
std::vector<Body> all_about(const Subject& of) {
  auto bodies = bodies_about(of, std::make_index_sequence<kBodyTypes>{});
  std::erase_if(bodies, is_correction);
  return bodies;
}

// any: roles that may submit it about anything; own: roles that may submit it about their own.
struct Expected {
  std::string any;
  std::string own;
};

const std::map<std::string_view, Expected>& expectations() {
  static const std::map<std::string_view, Expected> table{
      {"party.register", {"operator", ""}},
      {"party.rename", {"operator ip-office", ""}},
      {"party.succeed", {"operator ip-office", ""}},
      {"patent.apply", {"ip-office", ""}},
      {"patent.grant", {"ip-office", ""}},
      {"patent.annuity", {"ip-office", ""}},
      {"patent.suspend", {"ip-office", ""}},
      {"patent.resume", {"ip-office", ""}},
      {"patent.invalidation", {"ip-office", ""}},
      {"patent.end", {"ip-office", ""}},
      {"patent.restore", {"ip-office", ""}},
      {"patent.extend", {"ip-office", ""}},
      {"patent.classify", {"ip-office", ""}},
      {"transfer.register", {"ip-office court trading-centre", "institution"}},
      {"licence.record", {"ip-office trading-centre", "institution"}},
      {"licence.change", {"ip-office court", "trading-centre institution"}},
      {"licence.cancel", {"ip-office court", "trading-centre institution"}},
      {"licence.revoke", {"ip-office court", ""}},
      {"pledge.register", {"ip-office", "bank"}},
      {"pledge.change", {"ip-office court", "bank"}},
      {"pledge.cancel", {"ip-office court", "bank"}},
      {"pledge.revoke", {"ip-office court", ""}},
      {"pledge.default", {"", "bank"}},
      {"pledge.compensate", {"", "bank"}},
      {"pledge.recover", {"", "bank"}},
      {"pledge.dispose", {"court", "bank"}},
      {"hold.place", {"trading-centre", "institution"}},  // For no pledge.
      {"hold.release", {"operator ip-office court", "trading-centre bank institution"}},
      {"open-licence.declare", {"ip-office trading-centre", "institution"}},
      {"open-licence.announce", {"ip-office", ""}},
      {"open-licence.withdraw", {"ip-office", "trading-centre institution"}},
      {"open-licence.accept", {"ip-office trading-centre", "institution"}},
      {"contract.register", {"tech-registry", ""}},
      {"contract.revise", {"", "tech-registry"}},
      {"contract.cancel", {"", "tech-registry"}},
      {"contract.receipt", {"", "tech-registry"}},
      {"use.report", {"ip-office trading-centre", "institution"}},
      {"use.justify", {"ip-office", "institution"}},
      {"clock.day", {"operator statistics", ""}},
      {"gazette.map", {"operator ip-office", ""}},
  };
  return table;
}

// The roles, in the order of Role, in which `body` may be submitted.
std::string roles_for(World& world, const Body& body) {
  std::string roles;
  for (std::size_t i = 1; i < enum_names(Role{}).size(); ++i) {
    world.become(static_cast<Role>(i));
    if (world.may(body)) roles += (roles.empty() ? "" : " ") + std::string(enum_names(Role{})[i]);
  }
  return roles;
}

std::set<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST(Authority, OverWhatIsAnothersDependsOnTheRole) {
  World world;
  for (const Body& body : all_about({PartyId("another"), kAnothers, "anothers"})) {
    EXPECT_EQ(words(roles_for(world, body)), words(expectations().at(type_name(body)).any))
        << type_name(body);
  }
}

TEST(Authority, OverWhatIsOnesOwnIsWider) {
  World world;
  for (const Body& body : all_about({PartyId("me"), kMine, "mine"})) {
    const Expected& expected = expectations().at(type_name(body));
    EXPECT_EQ(words(roles_for(world, body)), words(expected.any + " " + expected.own))
        << type_name(body);
  }
}

TEST(Authority, OfACourtIsForPreservation) {
  World world;
  world.become(Role::kCourt);
  const auto preservation = SuspensionKind::kPreservation;
  const auto dispute = SuspensionKind::kOwnershipDispute;
  EXPECT_TRUE(world.may(PatentSuspend{kMine, preservation, {}, {}, ""}));
  EXPECT_TRUE(world.may(PatentResume{kMine, preservation, {}, ""}));
  EXPECT_FALSE(world.may(PatentSuspend{kMine, dispute, {}, {}, ""}));
  EXPECT_FALSE(world.may(PatentResume{kMine, dispute, {}, ""}));
  world.become(Role::kIpOffice);
  EXPECT_TRUE(world.may(PatentSuspend{kMine, preservation, {}, {}, ""}));
  EXPECT_TRUE(world.may(PatentSuspend{kMine, dispute, {}, {}, ""}));
}

TEST(Authority, OverAHoldDependsOnItsPurpose) {
  World world;
  for (const auto purpose : {HoldPurpose::kPledge, HoldPurpose::kTransfer, HoldPurpose::kLicence}) {
    const bool is_for_pledge = purpose == HoldPurpose::kPledge;
    EXPECT_EQ(roles_for(world, HoldPlace{"h", {kAnothers}, purpose, {}}),
              is_for_pledge ? "bank" : "trading-centre");
    EXPECT_EQ(words(roles_for(world, HoldPlace{"h", {kMine}, purpose, {}})),
              words(is_for_pledge ? "bank" : "trading-centre institution"));
  }
}

// Banks hold for pledges, owners never; centres and owners for the rest.
TEST(Refusal, OfAHoldNamesWhoMayHoldForThatPurpose) {
  const World world;
  EXPECT_EQ(world.named(HoldPlace{"h", {kAnothers}, HoldPurpose::kPledge, {}}), "bank");
  for (const auto purpose : {HoldPurpose::kTransfer, HoldPurpose::kLicence}) {
    EXPECT_EQ(world.named(HoldPlace{"h", {kAnothers}, purpose, {}}), "trading-centre, another");
  }
}

// The owners, the centre that declared it, and the office, which alone announces it.
TEST(Refusal, OfAWithdrawalNamesTheOwnersAndTheCentreOfTheStatement) {
  World world;
  OpenLicenceWithdraw withdrawal;
  withdrawal.patent = kAnothers;
  EXPECT_EQ(world.named(withdrawal), "ip-office, another");
  PartyRegister centre;
  centre.party = PartyId("centre");
  centre.country = "CN";
  centre.roles = {Role::kTradingCentre};
  world.add(centre, "operator");
  OpenLicenceDeclare statement;
  statement.patent = kAnothers;
  world.add(statement, "centre");
  EXPECT_EQ(world.named(withdrawal), "ip-office, another, centre");
  withdrawal.announced.emplace();
  EXPECT_EQ(world.named(withdrawal), "ip-office");
}

TEST(Authority, IsNoneWithoutARole) {
  World world;
  world.become(Role::kUnset);
  for (const Body& body : all_about({PartyId("me"), kMine, "mine"})) {
    EXPECT_FALSE(world.may(body)) << type_name(body);
  }
}

TEST(Authority, OverAnEventIsOfItsSourceAndTheOperator) {
  World world;
  world.become(Role::kBank);
  const Submission correction{"id", PartyId("me"), {}, {}, {}, EventRetract{}};
  Submission original{"id", PartyId("me"), {}, {}, {}, HoldRelease{}};
  EXPECT_TRUE(has_authority(world.state(), correction, &original));
  original.source = PartyId("another");
  EXPECT_FALSE(has_authority(world.state(), correction, &original));
  world.become(Role::kIpOffice);
  EXPECT_FALSE(has_authority(world.state(), correction, &original));
  world.become(Role::kOperator);
  EXPECT_TRUE(has_authority(world.state(), correction, &original));
}

TEST(Authority, FactsAreOfOffices) {
  World world;
  const auto states_facts = [&](Role role) {
    world.become(role);
    const Submission submission{"id", PartyId("me"), {}, {}, {}, TransferRegister{}};
    return is_authoritative(world.state(), submission.source, submission.body);
  };
  for (const Role role : {Role::kIpOffice, Role::kCourt, Role::kTechRegistry, Role::kOperator}) {
    EXPECT_TRUE(states_facts(role));
  }
  for (const Role role : {Role::kUnset, Role::kTradingCentre, Role::kBank, Role::kInstitution,
                          Role::kStatistics, Role::kPublic}) {
    EXPECT_FALSE(states_facts(role));
  }
}

}  // namespace
}  // namespace ledger::law
