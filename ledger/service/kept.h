#pragma once

// Kept: an entry as the log gives it back, with what stands beside it. Whatever is told of an entry
// later (a line of a feed, a record for a stream, its receipt) can be made of this.

#include <vector>

#include "ledger/codec/capnp_codec.h"
#include "ledger/service/annex.h"
#include "ledger/store/log.h"

namespace ledger {

struct Kept {
  Entry entry;
  Instant recorded_at;
  Form form = Form::kJson;
  Bytes received;
  Bytes correlation;  // As the annex has them.
  Bytes key;
  std::vector<PatentNumber> about;  // All patents that it is about.
};

// kCorrupt where the record is none of ours.
Result<Kept> decode_kept(const store::Record& record, codec::CapnpCodec& codec);

}  // namespace ledger
