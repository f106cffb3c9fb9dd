#pragma once

// HighWater: the size and root that the log must hold at least. The database cannot detect that its
// own tail is missing (a deleted file, a restored older copy), so this mark is in a file outside
// it.
//
//   file = slot slot, 512 bytes apart
//   slot = size root check      u64 big-endian, 32 bytes, SHA-256 over both
//
// The slots are written in turn, after the database has synced the batch: the mark is never ahead
// of the log, and a torn write leaves the other slot.

#include <chrono>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"
#include "ledger/os/file.h"

namespace ledger::store {

struct Mark {
  Seq size = 0;
  Hash root{};

  friend bool operator==(const Mark&, const Mark&) = default;
};

class HighWater {
 public:
  // nullopt if there is no such file; kCorrupt if both slots are damaged.
  static Result<std::optional<Mark>> read(const std::string& path);

  // How many of the two copies are damaged; none if there is no such file.
  static Result<int> damaged_copies(const std::string& path);

  static Status create(const std::string& path, const Mark& mark);
  static Result<HighWater> open(const std::string& path);

  Status raise(const Mark& mark);  // Synced at most once a second: the file may lag behind.
  Status sync();

 private:
  HighWater(os::File file, std::string path);
  os::File file_;
  std::string path_;
  bool second_slot_ = false;  // Where the next mark goes.
  std::chrono::steady_clock::time_point synced_at_;
};

}  // namespace ledger::store
