#pragma once

// Block: neighbouring entries with their annexes, stored as one value under the seq of the first.
//
//   block = first count ends body
//   first = u64                             the seq of the first entry, as in the key
//   count = u32                             1 to kBlockEntriesMax
//   ends  = { entry_end annex_end } x count u32 each; offsets in body, never going back
//   body  = { entry annex } x count         ends where the last annex ends
//
// Numbers are big-endian.

#include <cstdint>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/store/log.h"

namespace ledger::store {

constexpr std::size_t kBlockEntriesMax = 64;
constexpr std::size_t kBlockBytesFull = std::size_t{64} << 10U;  // No entry is added beyond it.

// The bytes of a block before its body. The body is written straight from where the entries are.
class BlockHead {
 public:
  void begin(Seq first);
  void add(std::size_t entry_end, std::size_t annex_end);
  bool full() const;
  ByteView bytes() const { return bytes_; }

 private:
  Bytes bytes_;
  std::uint32_t count_ = 0;
  std::size_t body_bytes_ = 0;
};

class Block {
 public:
  // Nothing where the bytes are not a block; checks every offset, so that at() need not.
  static std::optional<Block> decode(ByteView bytes);

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
