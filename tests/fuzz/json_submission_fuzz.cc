// Any bytes as a JSON submission: faults, or a submission that round-trips through both encodings.

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;
using namespace ledger::codec;

namespace {

void check_faults(const Decoded& decoded) {
  LEDGER_ASSERT(decoded.submission.has_value() == decoded.faults.empty());
  LEDGER_ASSERT(decoded.faults.size() <= kFaultsMax);
  for (const Fault& fault : decoded.faults) {
    LEDGER_ASSERT(!fault.detail.empty());
    LEDGER_ASSERT(fault.pointer.empty() || fault.pointer.front() == '/');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static JsonDecoder decoder;
  static CapnpCodec codec;
  const Decoded decoded = decoder.decode(fuzz::text_of(data, size));
  check_faults(decoded);
  if (!decoded.submission) return 0;
  const std::string text = to_json(*decoded.submission);
  const Decoded again = decoder.decode(text);
  LEDGER_ASSERT(again.submission);
  LEDGER_ASSERT(to_json(*again.submission) == text);
  const Decoded through = codec.decode_submission(codec.encode(*decoded.submission));
  LEDGER_ASSERT(through.submission);
  LEDGER_ASSERT(to_json(*through.submission) == text);
  return 0;
}
