// Any bytes as a Cap'n Proto submission: faults, or a submission that round-trips through both
// encodings.

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;
using namespace ledger::codec;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static CapnpCodec codec;
  static JsonDecoder decoder;
  const ByteView bytes = fuzz::text_of(data, size);
  const Decoded decoded = codec.decode_submission(bytes);
  LEDGER_ASSERT(decoded.submission.has_value() == decoded.faults.empty());
  if (const auto framed = CapnpCodec::framed_size(bytes))
    LEDGER_ASSERT(*framed <= kSubmissionBytesMax);
  if (!decoded.submission) return 0;
  const Bytes again = codec.encode(*decoded.submission);
  const Decoded back = codec.decode_submission(again);
  LEDGER_ASSERT(back.submission);
  LEDGER_ASSERT(codec.encode(*back.submission) == again);
  const std::string text = to_json(*decoded.submission);
  if (text.size() > kSubmissionBytesMax) return 0;
  const Decoded through = decoder.decode(text);
  LEDGER_ASSERT(through.submission);
  LEDGER_ASSERT(codec.encode(*through.submission) == again);
  return 0;
}
