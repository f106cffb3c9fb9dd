#pragma once

// Submissions about parties. In each type of submission, kType is its name ("type") and kEvent the
// name of the event that it makes.

#include "ledger/base/date.h"
#include "ledger/model/values/fee.h"

namespace ledger {

enum class PartyKind : std::uint8_t {
  kUnset,
  kUniversity,
  kInstitute,
  kEnterprise,
  kIndividual,
  kGovernment,
  kBank,
  kGuarantor,
  kAgency,
  kOther,
};
constexpr auto enum_names(PartyKind /*of*/) {
  return std::to_array<std::string_view>({"", "university", "institute", "enterprise", "individual",
                                          "government", "bank", "guarantor", "agency", "other"});
}

enum class Role : std::uint8_t {
  kUnset,
  kOperator,
  kIpOffice,
  kCourt,
  kTechRegistry,
  kTradingCentre,
  kBank,
  kInstitution,
  kStatistics,
  kPublic,
};
constexpr auto enum_names(Role /*of*/) {
  return std::to_array<std::string_view>({"", "operator", "ip-office", "court", "tech-registry",
                                          "trading-centre", "bank", "institution", "statistics",
                                          "public"});
}

struct PartyRegister {
  static constexpr std::string_view kType = "party.register";
  static constexpr std::string_view kEvent = "party.registered";

  PartyId party;
  std::string name;
  PartyKind kind = PartyKind::kUnset;
  std::string country;   // ISO 3166-1 alpha-2 (WIPO ST.3).
  std::string district;  // GB/T 2260, six digits.
  std::vector<Role> roles;
  std::vector<std::string> tags;

  static constexpr auto fields() {
    return field_list(
        required("party", &PartyRegister::party), required("name", &PartyRegister::name),
        required("kind", &PartyRegister::kind), required("country", &PartyRegister::country),
        optional("district", &PartyRegister::district), required("roles", &PartyRegister::roles),
        optional("tags", &PartyRegister::tags));
  }
};

struct PartyRename {
  static constexpr std::string_view kType = "party.rename";
  static constexpr std::string_view kEvent = "party.renamed";

  PartyId party;
  std::string name;
  Date from;  // The first day of the name.

  static constexpr auto fields() {
    return field_list(required("party", &PartyRename::party), required("name", &PartyRename::name),
                      required("from", &PartyRename::from));
  }
};

// A merger or division: the successor has the rights and duties of the party (Company Law 221,
// 223). It may change and end what the party recorded.
struct PartySucceed {
  static constexpr std::string_view kType = "party.succeed";
  static constexpr std::string_view kEvent = "party.succeeded";

  PartyId party;
  PartyId successor;
  Date on;               // The first day of the succession.
  std::string document;  // The notice of the company registry.

  static constexpr auto fields() {
    return field_list(
        required("party", &PartySucceed::party), required("successor", &PartySucceed::successor),
        required("on", &PartySucceed::on), optional("document", &PartySucceed::document));
  }
};

// Whose a name is that the gazette prints (docs/law.md §6.3). It is spelt as names are compared:
// NFKC, without blanks around it (ledger/codec/name_text.h). A name may be mapped to several
// parties: then it is ambiguous.
struct GazetteMap {
  static constexpr std::string_view kType = "gazette.map";
  static constexpr std::string_view kEvent = "gazette.mapped";

  std::string name;
  PartyId party;
  std::optional<Date> from;  // The first day on which the name is the party's. None: always.

  static constexpr auto fields() {
    return field_list(required("name", &GazetteMap::name), required("party", &GazetteMap::party),
                      optional("from", &GazetteMap::from));
  }
};

}  // namespace ledger
