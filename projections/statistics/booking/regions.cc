#include "projections/statistics/booking/regions.h"

#include "ledger/base/digits.h"

namespace projections::statistics {
namespace {

enum class Region : std::uint8_t {
  kUnknown,
  kHome,
  kBeijing,
  kHebei,
  kOtherProvinces,
  kHkMoTw,
  kAbroad,
};

// GB/T 2260 codes of the regions with a country code of their own in WIPO ST.3.
std::uint32_t district_of_country(std::string_view country) {
  if (country == "TW") return 710'000;
  if (country == "HK") return 810'000;
  if (country == "MO") return 820'000;
  return country.empty() || country == "CN" ? 0 : cells::kDistrictAbroad;
}

Region region_of(std::uint32_t district) {
  if (district == 0) return Region::kUnknown;
  if (district == cells::kDistrictAbroad) return Region::kAbroad;
  constexpr auto kHome = ledger::parse_digits(cells::kHomeProvince);
  const std::uint32_t province = district / 10'000;
  if (province == kHome) return Region::kHome;
  switch (province) {
    case 11:
      return Region::kBeijing;
    case 13:
      return Region::kHebei;
    case 71:
    case 81:
    case 82:
      return Region::kHkMoTw;
    default:
      return Region::kOtherProvinces;
  }
}

// The flow to or from a region, in the order of Region; `first` is that of Beijing.
cells::Flow flow_with(cells::Flow first, Region other) {
  const auto step = static_cast<unsigned>(other) - static_cast<unsigned>(Region::kBeijing);
  return static_cast<cells::Flow>(static_cast<unsigned>(first) + step);
}

}  // namespace

std::uint32_t district_of(const ledger::PartyId& id, std::string_view country,
                          std::string_view district) {
  if (country.empty()) country = ledger::foreign_country(id.view()).value_or("");
  if (const std::uint32_t code = district_of_country(country)) return code;
  if (district.size() != 6) return 0;
  return static_cast<std::uint32_t>(ledger::parse_digits(district).value_or(0));
}

std::uint32_t district_of(const ledger::Party& party) {
  return district_of(party.id, party.country.view(), party.district.view());
}

cells::Flow flow_between(std::uint32_t seller, std::uint32_t buyer) {
  const Region from = region_of(seller);
  const Region to = region_of(buyer);
  if (from == Region::kUnknown || to == Region::kUnknown) return cells::Flow::kNone;
  if (from == Region::kHome && to == Region::kHome) return cells::Flow::kInCity;
  if (from == Region::kHome) return flow_with(cells::Flow::kToBeijing, to);
  if (to == Region::kHome) return flow_with(cells::Flow::kFromBeijing, from);
  return cells::Flow::kOutside;
}

}  // namespace projections::statistics
