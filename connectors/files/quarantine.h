#pragma once

// Quarantine: the folder with the bytes of inputs that are too large for the log. Its size and that
// of each file are bounded: beyond the bound the first bytes are stored, and an entry has the hash
// of all.
//
//   incoming-XXXXXX   is being written
//   <sha-256>[.<n>]   see ledger/service/records/spooled.h; 0400 once an entry is known to name it
//
// Threading: one thread, of the process that writes the ledger.

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "ledger/base/limits.h"
#include "ledger/base/result.h"

namespace connectors::files {

struct QuarantineLimits {
  std::uint64_t file_bytes = ledger::kSpooledBytesMax;
  std::uint64_t bytes = ledger::kQuarantineBytesMax;  // Of all files together.
};

class Quarantine {
 public:
  // The folder is made when the first file is.
  explicit Quarantine(std::string folder, QuarantineLimits limits = {})
      : folder_(std::move(folder)), limits_(limits) {}

  const std::string& folder() const { return folder_; }

  // How many bytes a new file may have.
  ledger::Result<std::uint64_t> room();
  // A file of so many bytes took the place of one, or of none (0).
  void replace(std::uint64_t before, std::uint64_t bytes) { *used_ += bytes - before; }

  // What a killed run left. Not while another process writes the ledger.
  //
  // Deletes files that were being written.
  ledger::Status remove_unfinished();
  // Also deletes files that no entry names: the run was killed before it recorded them. `named` is
  // called only if a file is not yet known to be named.
  using Names = std::function<ledger::Result<std::set<std::string>>()>;
  ledger::Status remove_leftovers(const Names& named);

 private:
  std::string folder_;
  QuarantineLimits limits_;
  std::optional<std::uint64_t> used_;  // Read when it is needed.
};

}  // namespace connectors::files
