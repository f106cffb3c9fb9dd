#pragma once

// Block: neighbouring entries with their annexes, stored as one value under the seq of the first.
//
//   block = first count size ends packed
//   first = u64                             the seq of the first entry, as in the key
//   count = u32                             1 to kBlockEntriesMax
//   size  = u32                             of body, in bytes
//   ends  = { entry_end annex_end } x count u32 each; offsets in body, never going back
//   packed = bytes                          body as one LZ4 block; of `size` bytes, body as it is
//   body  = { entry annex } x count         ends where the last annex ends
//
// Numbers are big-endian. It is packed here and not by the database, so that the write-ahead log,
// the memtable and each check of what was flushed handle the packed bytes too.

#include <array>
#include <cstdint>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/store/log.h"

namespace ledger::store {

constexpr std::size_t kBlockEntriesMax = 64;
constexpr std::size_t kBlockBytesFull = std::size_t{64} << 10U;  // No entry is added beyond it.

// Builds one block after the other, in memory that is used again.
class BlockBuilder {
 public:
  void begin(Seq first);
  void add(std::size_t entry_end, std::size_t annex_end);
  bool full() const;
  // The block, in two parts which live until the next call; `body` is as long as the last
  // annex_end.
  std::array<ByteView, 2> finish(ByteView body);

 private:
  Bytes head_;
  Bytes packed_;
  std::uint32_t count_ = 0;
  std::size_t body_bytes_ = 0;
};

class Block {
 public:
  // Nothing where the bytes are not a block; checks every offset, so that at() need not. What was
  // packed is unpacked into `unpacked`, which the block then points into, as into `bytes`.
  static std::optional<Block> decode(ByteView bytes, Bytes& unpacked);

  Seq first() const { return first_; }
  Seq end() const { return first_ + count_; }
  Record at(Seq seq) const;  // first() <= seq < end().

 private:
  Block() = default;

  Seq first_ = 0;
  std::uint32_t count_ = 0;
  ByteView ends_;
  ByteView body_;
};

}  // namespace ledger::store
