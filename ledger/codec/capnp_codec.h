#pragma once

// Cap'n Proto ↔ model, by the same field tables as JSON, through the schemas in schemas/.
//
// What comes from outside is copied to aligned words first and read under limits (traversal,
// nesting, size); a message must end where its bytes end. Encoding is deterministic: equal values
// give equal bytes, in one segment, so that they may be hashed and compared.
//
// Threading: a codec belongs to one thread. It keeps its buffers, so keep the codec.

#include <memory>

#include "ledger/base/result.h"
#include "ledger/codec/json_codec.h"

namespace ledger::codec {

class CapnpCodec {
 public:
  CapnpCodec();
  ~CapnpCodec();
  CapnpCodec(const CapnpCodec&) = delete;
  CapnpCodec& operator=(const CapnpCodec&) = delete;

  // One framed message (with its segment table), as a file or a Kafka record holds it.
  // `received` as for JsonDecoder::decode().
  Decoded decode_submission(ByteView message, std::optional<Instant> received = {});
  // The size in bytes of the framed message that `stream` begins with; nothing where the table is
  // not whole or promises more than kSubmissionBytesMax.
  static std::optional<std::size_t> framed_size(ByteView stream);

  Bytes encode(const Submission& submission);  // Framed.

  // The entry as the log stores and the tree hashes it: one segment, without a table. The bytes
  // live until the next call.
  ByteView encode_entry(const Entry& entry);
  Result<Entry> decode_entry(ByteView bytes);  // kCorrupt where it is none of ours.

  Bytes encode(const Receipt& receipt);  // Framed.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ledger::codec
