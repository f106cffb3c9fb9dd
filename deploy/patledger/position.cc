#include "deploy/patledger/position.h"

#include <algorithm>

#include "ledger/base/digits.h"
#include "ledger/service/kept.h"

namespace patledger {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Instant;
using ledger::Result;
using ledger::Seq;

namespace {

Result<Instant> recorded_at(const ledger::store::Log& log, Seq seq) {
  const auto loaded = log.read(seq);
  if (!loaded) return loaded.error();
  ledger::codec::CapnpCodec codec;
  const auto kept =
      ledger::decode_kept({.seq = seq, .entry = loaded->entry, .annex = loaded->annex}, codec);
  if (!kept) return kept.error();
  return kept->recorded_at;
}

// The number of entries that were recorded at `moment` or before.
Result<Seq> count_until(const ledger::store::Log& log, Instant moment) {
  Seq low = 0;
  Seq high = log.size();
  while (low < high) {
    const Seq middle = low + (high - low) / 2;
    const auto recorded = recorded_at(log, middle);
    if (!recorded) return recorded.error();
    if (*recorded <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

Result<ledger::Month> parse_month(const std::string& text, const std::string& name) {
  if (const auto month = ledger::Month::parse(text)) return *month;
  return Error{ErrorCode::kInvalid, name + " " + text + ": a month is written 2024-07"};
}

Result<Seq> parse_known(const ledger::store::Log& log, const std::string& known) {
  if (const auto moment = Instant::parse(known)) return count_until(log, *moment);
  const auto seq = ledger::parse_digits(known);
  if (!seq) {
    return Error{ErrorCode::kInvalid,
                 "--known " + known + ": a position (41) or a moment (2024-11-12T09:00:00+08:00)"};
  }
  return std::min(static_cast<Seq>(*seq) + 1, log.size());
}

}  // namespace patledger
