#pragma once

// Submissions about parties. In each type of submission, kType is its name ("type") and kEvent the
// name of the event that it makes.

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

}  // namespace ledger
