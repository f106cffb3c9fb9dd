#pragma once

// IdempotencyIndex: which entry took a submission's key (source, id). Derived from the log and
// stored in snapshots, as State is.
//
// It stores a 64-bit fingerprint of each key. Fingerprints can collide: the caller compares with
// the entry.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/prefetch.h"

namespace ledger::service {

class IdempotencyIndex {
 public:
  static std::uint64_t fingerprint(std::string_view source, std::string_view id);

  void add(std::uint64_t fingerprint, Seq seq);

  // Loads the line where find() begins into the processor's cache.
  void prefetch(std::uint64_t fingerprint) const {
    if (!lines_.empty()) ledger::prefetch(&lines_[fingerprint & (lines_.size() - 1)]);
  }

  // Calls `visit` with the seq of each entry of that fingerprint until it returns true. Returns
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
  bool load(ByteView bytes);  // false: damaged; the index is then undefined.

 private:
  struct Slot {
    std::uint64_t fingerprint = 0;
    Seq seq_plus_one = 0;  // 0: empty.
  };
  struct alignas(64) Line {     // A cache line: a look-up rarely needs two.
    std::array<Slot, 4> slots;  // Filled from the first on.
  };
  void grow();
  void put(Slot slot);

  std::vector<Line> lines_;  // Open addressing; a power of two, at most two thirds full.
  std::size_t size_ = 0;
};

}  // namespace ledger::service
