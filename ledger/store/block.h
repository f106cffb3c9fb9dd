#pragma once

// Block: consecutive entries with their annexes, stored as one value under the seq of the first.
//
//   block = first count size ends packed
//   first = u64                             the seq of the first entry, as in the key
//   count = u32                             1 to kBlockEntriesMax
//   size  = u32                             of body, in bytes
//   ends  = { entry_end annex_end } x count u32 each; offsets in body, not descending
//   packed = bytes                          body as one LZ4 block; body itself if `size` bytes long
//   body  = { entry annex } x count         ends where the last annex ends
//
// Numbers are big-endian. The block is compressed here and not by the database, so that the
// write-ahead log, the memtable and the check after a flush handle the compressed bytes too.

#include <array>
#include <cstdint>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/store/log.h"

namespace ledger::store {

constexpr std::size_t kBlockEntriesMax = 64;
constexpr std::size_t kBlockBytesFull = std::size_t{64}
                                        << 10U;  // A block of that many bytes is full.

// Builds one block after another and reuses its memory.
class BlockBuilder {
 public:
  void begin(Seq first);
  void add(std::size_t entry_end, std::size_t annex_end);
  bool full() const;
  // The block in two parts, valid until the next call. `body` is as long as the last annex_end.
  std::array<ByteView, 2> finish(ByteView body);

 private:
  Bytes head_;
  Bytes packed_;
  std::uint32_t count_ = 0;
  std::size_t body_bytes_ = 0;
};

class Block {
 public:
  // nullopt if the bytes are not a block. All offsets are checked here and not in at(). A
  // compressed body is unpacked into `unpacked`. The block refers to `bytes` and `unpacked`.
  static std::optional<Block> decode(ByteView bytes, Bytes& unpacked);

  Seq first() const { return first_; }
  Seq end() const { return first_ + count_; }
  LogRecord at(Seq seq) const;  // first() <= seq < end().

 private:
  Block() = default;

  Seq first_ = 0;
  std::uint32_t count_ = 0;
  ByteView ends_;
  ByteView body_;
};

}  // namespace ledger::store
