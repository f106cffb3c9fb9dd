// Any bytes as a stored entry: kCorrupt, or an entry that round-trips.

#include "ledger/codec/capnp/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;
using namespace ledger::codec;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static CapnpCodec codec;
  const auto entry = codec.decode_entry(fuzz::text_of(data, size));
  if (!entry) {
    LEDGER_ASSERT(entry.error().code == ErrorCode::kCorrupt);
    return 0;
  }
  const Bytes bytes(codec.encode_entry(*entry));
  const auto again = codec.decode_entry(bytes);
  LEDGER_ASSERT(again);
  LEDGER_ASSERT(codec.encode_entry(*again) == bytes);
  return 0;
}
