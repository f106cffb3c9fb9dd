#include "deploy/patledger/cli/position.h"

#include <algorithm>

#include "deploy/patledger/cli/whole_number.h"
#include "ledger/service/records/recorded_until.h"

namespace patledger {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Instant;
using ledger::Result;
using ledger::Seq;

Result<ledger::Month> parse_month(const std::string& text, const std::string& name) {
  if (const auto month = ledger::Month::parse(text)) return *month;
  return Error{ErrorCode::kInvalid, name + ": " + text + " is not a month like 2024-07"};
}

Result<Seq> parse_known(const ledger::store::Log& log, const std::string& known) {
  if (const auto moment = Instant::parse(known)) {
    return ledger::service::count_recorded_until(log, *moment);
  }
  const auto seq = parse_whole_number(known);
  if (!seq) {
    return Error{ErrorCode::kInvalid,
                 "--known: " + known +
                     " is neither a position like 41 nor a moment like 2024-11-12T09:00:00+08:00"};
  }
  return *seq < log.size() ? *seq + 1 : log.size();
}

}  // namespace patledger
