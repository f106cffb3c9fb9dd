#include "ledger/decide/validate_days.h"

#include <algorithm>
#include <array>

#include "ledger/base/assert.h"
#include "ledger/base/limits.h"
#include "ledger/decide/stated.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

constexpr auto kOfWhatHappened = std::to_array<std::string_view>(
    {"signed", "registered", "recorded", "granted", "filed", "declared", "notice", "paid", "on"});

bool is_of_what_happened(std::string_view name) {
  return std::ranges::find(kOfWhatHappened, name) != kOfWhatHappened.end();
}

struct StatedDay {
  std::string pointer;
  Date day;

  friend bool operator==(const StatedDay&, const StatedDay&) = default;
};

// The days of what has happened that are after `filed`. Rights of other registries are in a list,
// and not among them.
std::vector<StatedDay> later_days(const Body& body, const FieldPlace& place, Date filed) {
  std::vector<StatedDay> later;
  auto add = [&](const auto& value, const FieldPlace& at) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Date>) {
      if (value <= filed || !is_of_what_happened(at.name)) return;
      later.push_back({at.pointer(), value});
    }
  };
  std::visit([&](const auto& stated) { for_each_stated(stated, place, add); }, body);
  return later;
}

std::vector<Fault> faults_of(const std::vector<StatedDay>& days, Date filed) {
  std::vector<Fault> faults;
  faults.reserve(days.size());
  for (const StatedDay& stated : days) {
    faults.push_back({Code::kF03, stated.pointer,
                      stated.day.text() + " is after the day of filing, " + filed.text() +
                          ": what has not happened yet cannot be filed"});
  }
  return faults;
}

}  // namespace

std::vector<Fault> validate_receipt(const Submission& submission, Instant received) {
  if (submission.at.ms <= received.ms + kAheadMsMax) return {};
  return {{Code::kF03, "/at",
           submission.at.text() + " is more than five minutes after receipt, " + received.text()}};
}

std::vector<Fault> validate_days(const Submission& submission) {
  const Date filed = submission.at.day();
  return faults_of(later_days(submission.body, {nullptr, "body"}, filed), filed);
}

std::vector<Fault> validate_corrected_days(const Body& corrected, const Body& before, Date filed) {
  LEDGER_ASSERT(corrected.index() == before.index());
  const FieldPlace body{nullptr, "body"};
  const FieldPlace set{&body, "set"};
  const std::vector<StatedDay> as_before = later_days(before, set, filed);
  std::vector<StatedDay> later = later_days(corrected, set, filed);
  std::erase_if(later, [&](const StatedDay& stated) {
    return std::ranges::find(as_before, stated) != as_before.end();
  });
  return faults_of(later, filed);
}

}  // namespace ledger
