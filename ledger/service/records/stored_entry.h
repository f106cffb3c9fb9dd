#pragma once

// StoredEntry: an entry as read from the log, with its annex decoded. A line of a feed, a record of
// a stream and a receipt are made from it.

#include <vector>

#include "ledger/codec/capnp/codec.h"
#include "ledger/service/records/annex.h"
#include "ledger/store/log.h"

namespace ledger::service {

struct StoredEntry {
  Entry entry;
  Instant recorded_at;
  Encoding encoding = Encoding::kJson;
  Bytes received;
  Bytes correlation;  // As in Annex.
  Bytes key;
  std::vector<PatentNumber> about;  // All patents that the entry is about.
};

// The annex of a record, also of a lost one. Empty if it is damaged.
std::optional<Annex> annex_of(const store::LogRecord& record);

// kCorrupt if the record is damaged, or is of another position. A lost entry (store/lost_entry.h)
// is malformed, and its fault says so.
Result<Entry> decode_entry(const store::LogRecord& record, codec::CapnpCodec& codec);
Result<StoredEntry> decode_stored_entry(const store::LogRecord& record, codec::CapnpCodec& codec);

}  // namespace ledger::service
