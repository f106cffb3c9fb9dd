#include "ledger/service/records/recorded_until.h"

#include "ledger/service/records/stored_entry.h"

namespace ledger::service {
namespace {

Result<Instant> recorded_at(const store::Log& log, Seq seq) {
  const auto raw = log.read(seq);
  if (!raw) return raw.error();
  codec::CapnpCodec codec;
  const auto stored =
      decode_stored_entry({.seq = seq, .entry = raw->entry, .annex = raw->annex}, codec);
  if (!stored) return stored.error();
  return stored->recorded_at;
}

}  // namespace

Result<Seq> count_recorded_until(const store::Log& log, Instant moment) {
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

}  // namespace ledger::service
