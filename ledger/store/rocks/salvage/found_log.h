#pragma once

// FoundLog: the entries, tiles and edges that were found in the files of a damaged database, in a
// database of its own in a scratch folder. Each is stored with the file that it is from: a file of
// another ledger, or an older copy, may lie among them, and have others at the same positions.
// Files can be left out again. Threading: one thread.

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/store/high_water.h"
#include "ledger/store/log.h"
#include "ledger/store/rocks/db.h"
#include "ledger/store/tree/evidence.h"

namespace ledger::store {

using FileNumber = std::uint32_t;  // In the order in which files are added.

// Two files have different values for one thing, of which `tile` has the entries; none if it is a
// tile above these.
struct FileConflict {
  FileNumber one = 0;
  FileNumber other = 0;
  std::optional<Seq> tile;  // Its first entry.
};

struct FoundTile {
  std::vector<std::optional<RawEntry>> entries;
  std::vector<ProvedLeaf> proofs;
};

class FoundLog {
 public:
  static Result<std::unique_ptr<FoundLog>> make(const std::string& directory);

  // The pairs that are added next are of another file.
  void begin_file();
  // Takes a pair of any family; what is neither an entry, a tile nor an edge is left out. The
  // family is seen from the pair.
  Status add(ByteView key, ByteView value);

  Result<std::vector<FileConflict>> contradictions() const;
  void leave_out(std::set<FileNumber> files) { left_out_ = std::move(files); }
  const std::set<FileNumber>& left_out() const { return left_out_; }
  // Those that have entries or a tree beyond `size`, and no entry before it.
  std::set<FileNumber> files_behind(Seq size) const;
  std::set<FileNumber> files_with_edge(const Mark& edge) const;  // As their largest tree.

  // Of the files that are not left out:
  Seq end() const;                          // After the last entry or tile found.
  std::optional<Mark> newest_edge() const;  // Size and root of the largest tree.
  // As many entries as one of these says there were.
  Seq size(const std::optional<Mark>& mark) const;
  Result<std::optional<std::vector<Hash>>> peaks_at(const Mark& mark) const;  // With that root.

  // The entries of [first, first + count), as far as they are found.
  Result<std::vector<std::optional<RawEntry>>> entries(Seq first, std::size_t count) const;
  // The same for entries of the tile that begins with `first`, and what proves them.
  Result<FoundTile> prove_tile(Seq first, std::size_t count) const;
  Result<std::optional<std::vector<Hash>>> tile(unsigned level, std::uint64_t index) const;

 private:
  struct File {
    Seq begin = std::numeric_limits<Seq>::max();  // Of the first entry found.
    Seq end = 0;
    std::optional<Mark> edge;  // Of the largest tree.
  };

  FoundLog() = default;
  Status put(Family family, ByteView key, ByteView value);
  Status add_edge(ByteView value);
  bool is_left_out(const rocksdb::Slice& key) const;
  Status contradict_blocks(std::vector<FileConflict>& found) const;
  Status contradict_values(Family family, std::vector<FileConflict>& found) const;
  // The hashes that prove the entries of the tile that begins with `first`.
  Result<std::vector<TreeNode>> nodes_of_tile(Seq first) const;
  Status add_edge_nodes(Seq first, std::vector<TreeNode>& nodes) const;

  WriteStop stop_;
  std::unique_ptr<RocksDb> db_;
  Bytes unpacked_;
  std::vector<File> files_;
  std::set<FileNumber> left_out_;
};

}  // namespace ledger::store
