#pragma once

// Cap'n Proto ↔ model, by the same field tables as JSON and the schemas in schemas/.
//
// Messages from outside are copied to aligned words and read under limits of traversal, nesting and
// size; a message must end where its bytes end. Encoding is deterministic: equal values have equal
// bytes, in one segment, so they can be hashed and compared.
//
// Threading: a codec belongs to one thread. Reuse it: its buffers are reused.

#include <memory>

#include "ledger/base/result.h"
#include "ledger/codec/decoded.h"
#include "ledger/model/entry.h"

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
  // The message that is framed at the beginning of `stream`, by its segment table alone.
  struct Frame {
    bool is_broken = false;                  // No message begins so.
    std::optional<std::uint64_t> size = {};  // In bytes; empty if the table is incomplete.
  };
  static Frame frame_at(ByteView stream);
  // The size in bytes of the framed message at the beginning of `stream`; nullopt if the table is
  // incomplete, or the size is above kSubmissionBytesMax.
  static std::optional<std::size_t> framed_size(ByteView stream);

  Bytes encode(const Submission& submission);  // Framed.

  // The entry as the log stores and the tree hashes it: one segment, without a table. Valid until
  // the next call.
  ByteView encode_entry(const Entry& entry);
  Result<Entry> decode_entry(ByteView bytes);  // kCorrupt if it is not one.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ledger::codec
