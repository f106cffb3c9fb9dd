#include "projections/statistics/booking/bookings.h"

#include <algorithm>

namespace projections::statistics {

cells::Figures counted(cells::Subject subject, const Booking& booking) {
  if (!booking.is_live) return {};
  if (subject == cells::Subject::kPledge && booking.is_counted_by_bundle) {
    return {0, 0, booking.values[2]};
  }
  return booking.values;
}

Booking* BookingsBySeq::find(ledger::Seq seq) {
  const auto place =
      std::ranges::lower_bound(items_, seq, {}, [](const auto& i) { return i.first; });
  return place == items_.end() || place->first != seq ? nullptr : &place->second;
}

Booking& BookingsBySeq::find_or_add(ledger::Seq seq) {
  if (items_.empty() || items_.back().first < seq) {
    return items_.emplace_back(seq, Booking{}).second;
  }
  const auto place =
      std::ranges::lower_bound(items_, seq, {}, [](const auto& i) { return i.first; });
  if (place->first == seq) return place->second;
  return items_.emplace(place, seq, Booking{})->second;
}

std::uint32_t Bundles::intern(std::string_view name) {
  if (name.empty()) return 0;
  if (const auto found = index_.find(name); found != index_.end()) return found->second;
  items_.push_back({.name = std::string(name), .members = {}});
  const auto number = static_cast<std::uint32_t>(items_.size());
  index_.emplace(std::string(name), number);
  return number;
}

std::uint32_t first_member(const Bundle& bundle, const std::vector<Booking>& pledges) {
  const auto seq_of = [&](std::uint32_t member) { return pledges[member].registered_by; };
  return *std::ranges::min_element(bundle.members, {}, seq_of);
}

}  // namespace projections::statistics
