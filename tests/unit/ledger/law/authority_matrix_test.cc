// Who changes and ends what was recorded: each type that acts on a thing by each source that may
// have something to do with it. The expected answers are those of docs/contract.md §3: the party
// that holds the thing today, the centre or registry that recorded it, their successors, the
// office, a court.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "ledger/law/authority.h"
#include "ledger/model/fold/evolve.h"

namespace ledger::law {
namespace {

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kDay = *Date::of(2024, 7, 1);

struct Source {
  std::string_view name;
  Role role;
};
// An heir succeeded the source that it is named after.
constexpr auto kSources = std::to_array<Source>({{"office", Role::kIpOffice},
                                                 {"court", Role::kCourt},
                                                 {"operator", Role::kOperator},
                                                 {"registry", Role::kTechRegistry},
                                                 {"registry-heir", Role::kTechRegistry},
                                                 {"registry-2", Role::kTechRegistry},
                                                 {"centre", Role::kTradingCentre},
                                                 {"centre-heir", Role::kTradingCentre},
                                                 {"centre-2", Role::kTradingCentre},
                                                 {"assignor", Role::kBank},
                                                 {"bank", Role::kBank},
                                                 {"bank-heir", Role::kBank},
                                                 {"bank-2", Role::kBank},
                                                 {"owner", Role::kInstitution},
                                                 {"former", Role::kInstitution},
                                                 {"licensee", Role::kInstitution},
                                                 {"licensee-heir", Role::kInstitution},
                                                 {"stranger", Role::kInstitution},
                                                 {"statistics", Role::kStatistics},
                                                 {"public", Role::kPublic}});

// A patent that "former" sold to "owner", with a licence and a statement that "centre" recorded, a
// pledge that "assignor" assigned to "bank", a hold of "bank", and a contract of "registry".
class City {
 public:
  City() {
    for (const Source& source : kSources) register_party(source);
    for (const Source& source : kSources) {
      if (source.name.ends_with("-heir")) inherit(source.name);
    }
    PatentGrant grant;
    grant.patent = kPatent;
    grant.owners = {{PartyId("former"), {}}};
    add("office", grant);
    record_rights();
    TransferRegister transfer;
    transfer.patents = {kPatent};
    transfer.from = {PartyId("former")};
    transfer.to = {{PartyId("owner"), {}}};
    add("centre", transfer);
  }

  std::set<std::string_view> who_may(const Body& body) const {
    std::set<std::string_view> found;
    for (const Source& source : kSources) {
      const Submission submission{"id", PartyId(source.name), at(), {}, {}, body};
      if (has_authority(state_, submission, nullptr)) found.insert(source.name);
    }
    return found;
  }
  std::set<std::string_view> who_may_correct(std::string_view recorder) const {
    const Submission original{"id", PartyId(recorder), at(), {}, {}, HoldRelease{}};
    std::set<std::string_view> found;
    for (const Source& source : kSources) {
      const Submission retraction{"id", PartyId(source.name), at(), {}, {}, EventRetract{}};
      if (has_authority(state_, retraction, &original)) found.insert(source.name);
    }
    return found;
  }
  std::string named_in_refusal(const Body& body) const {
    return refusal_of(state_, {"id", PartyId("stranger"), at(), {}, {}, body}, nullptr).subject;
  }

 private:
  static Instant at() { return *Instant::parse("2024-07-01T12:00:00+08:00"); }
  void add(std::string_view source, const Body& body) {
    Entry entry;
    entry.seq = state_.next;
    entry.submission = Submission{"id", PartyId(source), at(), {}, {}, body};
    evolve(state_, entry);
  }
  void register_party(const Source& source) {
    PartyRegister body;
    body.party = PartyId(source.name);
    body.country = "CN";
    body.roles = {source.role};
    add("operator", body);
  }
  void inherit(std::string_view heir) {
    const std::string_view of = heir.substr(0, heir.find('-'));
    add("office", PartySucceed{PartyId(of), PartyId(heir), kDay, ""});
  }
  void record_rights() {
    LicenceRecord licence;
    licence.licence = "L1";
    licence.patents = {kPatent};
    licence.licensors = {PartyId("former")};
    licence.licensees = {PartyId("licensee")};
    licence.kind = LicenceKind::kOrdinary;
    licence.territory = Territory::china();
    licence.from = kDay.plus_days(-100);
    licence.until = kDay.plus_days(-1);
    add("centre", licence);
    PledgeRegister pledge;
    pledge.pledge = "Y1";
    pledge.patents = {kPatent};
    pledge.pledgees = {PartyId("assignor")};
    pledge.debtor = PartyId("former");
    add("assignor", pledge);
    PledgeChange assigned{"Y1", kDay, {}};
    assigned.set.values.pledgees = {PartyId("bank")};
    assigned.set.mark(&PledgeRegister::pledgees);
    add("assignor", assigned);
    HoldPlace hold;
    hold.hold = "H1";
    hold.patents = {kPatent};
    add("bank", hold);
    OpenLicenceDeclare statement;
    statement.patent = kPatent;
    statement.patentees = {PartyId("former")};
    add("centre", statement);
    ContractRegister contract;
    contract.contract = "C1";
    add("registry", contract);
  }

  State state_;
};

std::set<std::string_view> words(std::string_view text) {
  std::set<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    found.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

struct Row {
  Body body;
  std::string_view who;
};

std::vector<Consent> from_licensee() {
  return {{ConsentKind::kLicensee, PartyId("licensee"), "d"}};
}

LicenceChange change_of_term(Date until) {
  LicenceChange change{"L1", kDay, {}};
  change.set.values.until = until;
  change.set.mark(&LicenceRecord::until);
  return change;
}

std::vector<Row> rows() {
  const LicenceChange longer = change_of_term(kDay);
  LicenceChange agreed = longer;
  agreed.set.values.consents = {{ConsentKind::kLicensor, PartyId("owner"), "d"}};
  agreed.set.mark(&LicenceRecord::consents);
  OpenLicenceWithdraw announced{kPatent, {PartyId("owner")}, kDay, kDay, {}};
  return {
      {LicenceChange{"L1", kDay, {}},
       "office court centre centre-heir owner licensee licensee-heir"},
      {longer, "office court centre centre-heir owner"},
      {agreed, "office court centre centre-heir owner licensee licensee-heir"},
      {LicenceCancel{"L1", kDay, LicenceEnd::kTerminated, {}},
       "office court centre centre-heir licensee licensee-heir"},
      {LicenceCancel{"L1", kDay, LicenceEnd::kTerminated, from_licensee()},
       "office court centre centre-heir owner licensee licensee-heir"},
      {LicenceRevoke{"L1", kDay, "r"}, "office court"},
      {PledgeChange{"Y1", kDay, {}}, "office court bank bank-heir"},
      {PledgeCancel{"Y1", kDay, PledgeEnd::kWaived}, "office court bank bank-heir"},
      {PledgeRevoke{"Y1", kDay, "r"}, "office court"},
      {PledgeDefault{"Y1", kDay, {}, {}}, "bank bank-heir"},
      {PledgeCompensate{"Y1", kDay, PartyId("bank"), {}, {}}, "bank bank-heir"},
      {PledgeRecover{"Y1", kDay, {}, {}}, "bank bank-heir"},
      {PledgeDispose{"Y1", kDay, DisposalPath::kSale, {}, {}}, "court bank bank-heir"},
      {HoldRelease{"H1"}, "office court operator bank bank-heir owner"},
      {OpenLicenceAnnounce{kPatent, kDay}, "office"},
      {OpenLicenceWithdraw{kPatent, {PartyId("owner")}, kDay, {}, {}},
       "office centre centre-heir owner"},
      {announced, "office"},
      {ContractRevise{"C1", {}, {}, "r", kDay, {}, {}}, "registry registry-heir"},
      {ContractCancel{"C1", kDay, "r"}, "registry registry-heir"},
      {ContractReceipt{"C1", {}, {}, kDay, {}}, "registry registry-heir"},
      {UseJustify{kPatent, "r", kDay}, "office owner"},
      {PartyRename{PartyId("owner"), "n", kDay}, "office operator"},
      {PartySucceed{PartyId("owner"), PartyId("former"), kDay, ""}, "office operator"},
      {GazetteMap{"n", PartyId("owner"), {}}, "office operator"},
  };
}

TEST(AuthorityMatrix, WhatWasRecordedIsChangedAndEndedByItsHolderOfToday) {
  const City city;
  for (const Row& row : rows()) {
    EXPECT_EQ(city.who_may(row.body), words(row.who)) << type_name(row.body);
  }
}

TEST(AuthorityMatrix, AnEventIsCorrectedByItsSourceItsSuccessorOrAnOperator) {
  const City city;
  EXPECT_EQ(city.who_may_correct("bank"), words("bank bank-heir operator"));
  EXPECT_EQ(city.who_may_correct("office"), words("office operator"));
  EXPECT_EQ(city.who_may_correct("owner"), words("owner operator"));
}

TEST(AuthorityMatrix, OnlyTheOfficeAnnounces) {
  const City city;
  OpenLicenceDeclare declare;
  declare.patent = kPatent;
  declare.patentees = {PartyId("owner")};
  EXPECT_EQ(city.who_may(declare), words("office centre centre-heir centre-2 owner"));
  declare.announced = kDay;
  EXPECT_EQ(city.who_may(declare), words("office"));
}

TEST(AuthorityMatrix, ARefusalNamesWhoMay) {
  const City city;
  EXPECT_EQ(city.named_in_refusal(PledgeCancel{"Y1", kDay, PledgeEnd::kWaived}),
            "ip-office, court, bank");
  EXPECT_EQ(city.named_in_refusal(LicenceCancel{"L1", kDay, LicenceEnd::kTerminated, {}}),
            "ip-office, court, centre, owner, licensee");
  EXPECT_EQ(city.named_in_refusal(ContractCancel{"C1", kDay, "r"}), "registry");
  EXPECT_EQ(city.named_in_refusal(OpenLicenceAnnounce{kPatent, kDay}), "ip-office");
}

}  // namespace
}  // namespace ledger::law
