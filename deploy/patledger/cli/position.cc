#include "deploy/patledger/cli/position.h"

#include "deploy/patledger/cli/shown_value.h"
#include "deploy/patledger/cli/whole_number.h"
#include "deploy/patledger/session/system_clock.h"
#include "ledger/service/records/recorded_until.h"

namespace patledger {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Instant;
using ledger::Result;
using ledger::Seq;

namespace {

Error not_known(const std::string& text) {
  return {ErrorCode::kInvalid,
          shown_value(text) +
              " is neither a position like 41 nor a moment like 2024-11-12T09:00:00+08:00"};
}

// What will have been recorded until a moment to come is not known yet.
std::string known_fault(const std::string& text) {
  const auto moment = Instant::parse(text);
  if (!moment) return parse_whole_number(text) ? std::string() : not_known(text).context;
  if (*moment <= SystemClock().now()) return {};
  return shown_value(text) + " is in the future; name a moment that has passed";
}

}  // namespace

Result<ledger::Month> parse_month(const std::string& text, const std::string& name) {
  if (const auto month = ledger::Month::parse(text)) return *month;
  return Error{ErrorCode::kInvalid,
               name + ": " + shown_value(text) + " is not a month like 2024-07"};
}

Error beyond_the_end(const std::string& name, Seq position, Seq size) {
  const std::string last = size == 0 ? "" : "; the last position is " + std::to_string(size - 1);
  return {ErrorCode::kInvalid, name + ": " + std::to_string(position) +
                                   " is beyond the end: the ledger has " + std::to_string(size) +
                                   " entries, numbered from 0" + last};
}

Option add_known(const Command& command, std::string& known, const std::string& help) {
  const Option option = command.text("--known", known, help);
  option.check(known_fault);
  return option;
}

Result<Seq> parse_known(const ledger::store::Log& log, const std::string& known) {
  if (const auto moment = Instant::parse(known)) {
    return ledger::service::count_recorded_until(log, *moment);
  }
  const auto seq = parse_whole_number(known);
  if (!seq) {
    return Error{ErrorCode::kInvalid, "--known: " + not_known(known).context};
  }
  if (*seq >= log.size()) return beyond_the_end("--known", *seq, log.size());
  return *seq + 1;
}

}  // namespace patledger
