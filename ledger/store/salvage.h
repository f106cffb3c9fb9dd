#pragma once

// Salvage: the entries of a ledger's directory that can still be read, whatever is damaged in it.
// It needs neither FORMAT, the high-water mark nor the MANIFEST, and writes only into a scratch
// folder.
//
// An entry is proved by the tree: by its hash in a tile, or by a peak over it and its neighbours.
//
// Threading: one thread.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/log.h"
#include "ledger/store/proof.h"

namespace ledger::store {

struct FileFault {
  std::string file;  // Within the ledger's directory: "db/000012.sst".
  std::string what;
  bool is_of_rows = false;  // It has rows of projections alone.
};

// Whether the database is missing, or each file of it that could have entries.
bool has_no_entries(const std::string& directory);

// The damaged files of the database in `directory`, as far as each file shows it alone.
Result<std::vector<FileFault>> find_file_faults(const std::string& directory);

// Of its write-ahead logs alone.
Result<std::vector<FileFault>> find_log_faults(const std::string& directory);

struct SalvagedEntry {
  Seq seq = 0;
  std::optional<RawEntry> raw;  // Empty: lost.
  Proof proof = Proof::kUnproved;
  std::optional<Hash> leaf;  // Of a lost one too, if the tree has it.
};

class Salvage {
 public:
  // kNoLedger as find_ledger(), and kCorrupt, if there is no database. `scratch` is a folder that
  // the caller removes.
  static Result<std::unique_ptr<Salvage>> open(const std::string& directory,
                                               const std::string& scratch);
  ~Salvage();
  Salvage(const Salvage&) = delete;
  Salvage& operator=(const Salvage&) = delete;

  // The number of entries that the ledger had, as far as anything that is left says.
  Seq size() const;
  const std::vector<FileFault>& faults() const;

  // Calls `visit` for each position, in order, also of lost entries, until it returns an error.
  Status scan(const std::function<Status(SalvagedEntry entry)>& visit) const;

  // Whether `log`, which has the same entries, has the root that was on disk. Empty: no root is
  // left.
  std::optional<bool> has_root_of(const Log& log) const;

 private:
  struct Impl;
  explicit Salvage(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ledger::store
