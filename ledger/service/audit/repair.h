#pragma once

// Repair: copies the entries that a salvage finds into a new, empty log. Every entry has the
// position that it had: an entry that is lost leaves its position taken, with the hash that the
// tree has for it (store/lost_entry.h). With that hash all receipts and roots stay valid; without
// it, later entries do, and later roots are others.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/salvage.h"

namespace ledger::service {

// Why an entry is listed.
enum class Listing : std::uint8_t {
  kLost,       // It is not in the new log: it cannot be read, or is not what the tree proves.
  kUnproved,   // Copied; the hashes that would prove it are lost. Its checksum is right.
  kAnnexLost,  // Copied without what was received, and when.
  kFileLost,   // Copied; the file with its bytes, which were too large for the log, is not.
};
constexpr auto enum_names(Listing /*of*/) {
  return std::to_array<std::string_view>({"lost", "unproved", "annex-lost", "file-lost"});
}

struct ListedEntry {
  Seq seq = 0;
  Listing listing{};
  std::string reason;        // In English.
  std::optional<Hash> leaf;  // Its hash in the tree, as far as known.
};

struct Repair {
  Seq size = 0;    // Positions of the new log.
  Seq copied = 0;  // Entries in it.
  std::vector<ListedEntry> listed;
};

// `from` is the directory of the salvage, `to` the new log. An error if the disk fails.
Result<Repair> repair(const store::Salvage& salvage, const std::string& from, store::Log& to,
                      const std::function<void(Seq)>& progress);

}  // namespace ledger::service
