#include "ledger/decide/validate_clock.h"

#include "ledger/model/codes.h"

namespace ledger {

std::vector<Fault> validate_clock(const State& state, const Submission& submission,
                                  Instant received) {
  const auto* clock = std::get_if<ClockDay>(&submission.body);
  if (clock == nullptr) return {};
  std::vector<Fault> faults;
  if (clock->day > received.day()) {
    faults.push_back(
        {Code::kF03, "/body/day",
         "the calendar is never later than the day of receipt, " + received.day().text()});
  }
  const std::optional<Date>& today = state.today.day;
  if (today && clock->day < *today) {
    faults.push_back(
        {Code::kF03, "/body/day", "the calendar never goes back: it is " + today->text()});
  }
  return faults;
}

std::vector<Fault> validate_clock_stands(const Body& original) {
  if (!std::holds_alternative<ClockDay>(original)) return {};
  return {{Code::kF01, "/body/event",
           "a clock.day is neither corrected nor retracted, because the calendar never goes back: "
           "submit a later one"}};
}

}  // namespace ledger
