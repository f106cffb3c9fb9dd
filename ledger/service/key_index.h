#pragma once

// KeyIndex: which entry took a submission's key (source, id). The entries themselves hold the keys,
// so this is derived from the log like everything else: folded, kept in snapshots, never the truth.
//
// It keeps a 64-bit fingerprint of each key. A fingerprint can name the wrong entry; the one who
// asks compares with the entry.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/touch.h"

namespace ledger {

class KeyIndex {
 public:
  static std::uint64_t fingerprint(std::string_view source, std::string_view id);

  void add(std::uint64_t fingerprint, Seq seq);

  // Has what find() looks at first fetched from memory.
  void fetch(std::uint64_t fingerprint) const {
    if (!lines_.empty()) touch(&lines_[fingerprint & (lines_.size() - 1)]);
  }

  // Calls `visit` with the seq of each entry of that fingerprint until it returns true; gives
  // whether it did.
  template <typename Visit>
  bool find(std::uint64_t fingerprint, Visit visit) const {
    if (lines_.empty()) return false;
    const std::size_t mask = lines_.size() - 1;
    for (std::size_t at = fingerprint & mask;; at = (at + 1) & mask) {
      for (const Slot& slot : lines_[at].slots) {
        if (slot.seq_plus_one == 0) return false;
        if (slot.fingerprint == fingerprint && visit(slot.seq_plus_one - 1)) return true;
      }
    }
  }

  std::size_t size() const { return size_; }
  void clear();

  void save(Bytes& out) const;
  bool load(ByteView bytes);  // false: no such bytes; the index is then of no use.

 private:
  struct Slot {
    std::uint64_t fingerprint = 0;
    Seq seq_plus_one = 0;  // 0: empty.
  };
  struct alignas(64) Line {     // Of the processor's cache: a look-up seldom needs a second one.
    std::array<Slot, 4> slots;  // Filled from the first on.
  };
  void grow();
  void put(Slot slot);

  std::vector<Line> lines_;  // Open addressing; a power of two, at most two thirds full.
  std::size_t size_ = 0;
};

}  // namespace ledger
