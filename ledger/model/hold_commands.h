#pragma once

// What may be submitted about a priority notice: a hold on patents for one who is about to
// register.

#include "ledger/model/patent_commands.h"

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
    return std::tuple{required("hold", &HoldPlace::hold), required("patents", &HoldPlace::patents),
                      required("purpose", &HoldPlace::purpose),
                      required("until", &HoldPlace::until)};
  }
};

struct HoldRelease {
  static constexpr std::string_view kType = "hold.release";
  static constexpr std::string_view kEvent = "hold.released";

  std::string hold;

  static constexpr auto fields() { return std::tuple{required("hold", &HoldRelease::hold)}; }
};

}  // namespace ledger
