#pragma once

// HighWater: how much the log must hold at least. The database cannot tell that its own tail is
// missing (a log file deleted, an older copy put back), so this mark is kept outside it.
//
//   file = slot slot, 512 bytes apart
//   slot = size root check      u64 big-endian, 32 bytes, SHA-256 over both
//
// Slots are written in turn, each after the database has synced the batch: the mark never says more
// than the log holds, and a write that was cut leaves the other slot.

#include <chrono>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"
#include "ledger/store/file.h"

namespace ledger::store {

struct Mark {
  Seq size = 0;
  Hash root{};
};

class HighWater {
 public:
  // Nothing where there is no such file; kCorrupt where neither slot is whole.
  static Result<std::optional<Mark>> read(const std::string& path);

  static Status create(const std::string& path, const Mark& mark);
  static Result<HighWater> open(const std::string& path);

  Status raise(const Mark& mark);  // Synced at most once a second: the file may lag, never lead.
  Status sync();

 private:
  HighWater(File file, std::string path);
  File file_;
  std::string path_;
  bool second_slot_ = false;  // Where the next mark goes.
  std::chrono::steady_clock::time_point synced_at_;
};

}  // namespace ledger::store
