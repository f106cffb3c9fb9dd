#pragma once

// Submissions about priority notices: a hold on patents for a party that is about to register a
// right.

#include "ledger/model/commands/patent.h"

namespace ledger {

enum class HoldPurpose : std::uint8_t { kUnset, kPledge, kTransfer, kLicence };
constexpr auto enum_names(HoldPurpose /*of*/) {
  return std::to_array<std::string_view>({"", "pledge", "transfer", "licence"});
}

struct HoldPlace {
  static constexpr std::string_view kType = "hold.place";
  static constexpr std::string_view kEvent = "hold.placed";

  std::string hold;
  std::vector<PatentNumber> patents;
  HoldPurpose purpose = HoldPurpose::kUnset;
  Date until;  // The last day; at most kHoldDaysMax days after the day of filing.

  static constexpr auto fields() {
    return field_list(required("hold", &HoldPlace::hold), required("patents", &HoldPlace::patents),
                      required("purpose", &HoldPlace::purpose),
                      required("until", &HoldPlace::until));
  }
};

struct HoldRelease {
  static constexpr std::string_view kType = "hold.release";
  static constexpr std::string_view kEvent = "hold.released";

  std::string hold;
  std::vector<Consent> consents = {};  // Of the other owners, if an owner releases it for all.

  static constexpr auto fields() {
    return field_list(required("hold", &HoldRelease::hold),
                      optional("consents", &HoldRelease::consents));
  }
};

}  // namespace ledger
