#include "ledger/store/rocks/salvage/foreign_files.h"

#include <algorithm>
#include <compare>
#include <map>
#include <utility>

#include "ledger/store/lost_entry.h"

namespace ledger::store {
namespace {

using Files = std::set<FileNumber>;

constexpr std::size_t kTilesMost = 64;  // Of those that are contested, as many are looked at.
constexpr int kRoundsMost = 8;

// What speaks against a choice of files; the most important first.
struct Objections {
  std::size_t of_mark = 0;         // Peaks under the high-water mark that are missing or others.
  std::size_t contradictions = 0;  // Of files that are not left out.
  std::size_t disproved = 0;       // Entries.
  std::size_t left_out = 0;        // Files.
  std::size_t unproved = 0;        // Entries that are not proved, or not found.

  auto operator<=>(const Objections&) const = default;
};

// The hashes below the node: of tiles, or of entries if it is within one. Empty if one is lost.
Result<std::optional<std::vector<Hash>>> known_below(const FoundLog& found, const TreeNode& node) {
  using Hashes = std::optional<std::vector<Hash>>;
  constexpr unsigned kTileHeight = 8;
  std::vector<Hash> hashes;
  if (node.height >= kTileHeight) {
    const std::uint64_t first = node.index << (node.height - kTileHeight);
    const std::uint64_t until = (node.index + 1) << (node.height - kTileHeight);
    for (std::uint64_t index = first; index < until; ++index) {
      const auto tile = found.tile(0, index);
      if (!tile) return tile.error();
      if (!*tile) return Hashes();
      hashes.push_back(perfect_root(**tile));
    }
    return Hashes(std::move(hashes));
  }
  const Seq first = node.index << node.height;
  const auto entries = found.entries(first, std::size_t{1} << node.height);
  if (!entries) return entries.error();
  for (const auto& raw : *entries) {
    if (!raw) return Hashes();
    hashes.push_back(leaf_of({first, raw->entry, raw->annex}));
  }
  return Hashes(std::move(hashes));
}

// How many of the peaks are not the roots over what was found.
Result<std::size_t> count_other_peaks(const FoundLog& found, Seq size,
                                      const std::vector<Hash>& peaks) {
  std::size_t others = 0;
  for (const TreeNode& node : nodes_of_peaks(size, peaks)) {
    const auto below = known_below(found, node);
    if (!below) return below.error();
    if (*below && perfect_root(**below) != node.hash) ++others;
  }
  return others;
}

class Choice {
 public:
  Choice(FoundLog& found, const std::optional<Mark>& mark,
         const std::vector<FileConflict>& contradictions)
      : found_(found), mark_(mark) {
    for (const FileConflict& one : contradictions) {
      others_[one.one].insert(one.other);
      others_[one.other].insert(one.one);
      if (one.tile && tiles_.size() < kTilesMost) tiles_.insert(*one.tile);
    }
  }

  // Leaves out one file after the other, or all that contradict one, while that helps.
  Status run() {
    const auto as_found = weigh({});
    if (!as_found) return as_found.error();
    best_ = *as_found;
    for (int round = 0; round < kRoundsMost; ++round) {
      const Files before = chosen_;
      for (const auto& [file, others] : others_) {
        if (auto tried = try_without({file}, before); !tried) return tried;
        if (auto tried = try_without(others, before); !tried) return tried;
      }
      if (chosen_ == before) break;
    }
    found_.leave_out(std::move(chosen_));
    return Done{};
  }

 private:
  // Chooses it if less speaks against it.
  Status try_without(Files files, const Files& before) {
    files.insert(before.begin(), before.end());
    const auto weighed = weigh(files);
    if (!weighed) return weighed.error();
    if (*weighed < best_) {
      best_ = *weighed;
      chosen_ = std::move(files);
    }
    return Done{};
  }

  Result<Objections> weigh(const Files& left_out) {
    found_.leave_out(left_out);
    Objections objections{.left_out = left_out.size()};
    for (const auto& [file, others] : others_) {
      if (left_out.contains(file)) continue;
      for (const FileNumber other : others) {
        if (!left_out.contains(other)) ++objections.contradictions;
      }
    }
    if (auto counted = count_peaks(objections); !counted) return counted.error();
    for (const Seq first : tiles_) {
      if (auto counted = count_entries(first, objections); !counted) return counted.error();
    }
    return objections;
  }

  Status count_entries(Seq first, Objections& objections) const {
    const Seq size = found_.size(mark_);
    if (first >= size) return Done{};
    const auto count = static_cast<std::size_t>(std::min<Seq>(kTileWidth, size - first));
    const auto tile = found_.prove_tile(first, count);
    if (!tile) return tile.error();
    for (const ProvedLeaf& leaf : tile->proofs) {
      if (leaf.proof == Proof::kDisproved) ++objections.disproved;
      if (leaf.proof != Proof::kProved) ++objections.unproved;
    }
    return Done{};
  }

  Status count_peaks(Objections& objections) const {
    if (!mark_ || mark_->size == 0) return Done{};
    const auto peaks = found_.peaks_at(*mark_);
    if (!peaks) return peaks.error();
    if (!*peaks) {
      ++objections.of_mark;
      return Done{};
    }
    const auto others = count_other_peaks(found_, mark_->size, **peaks);
    if (!others) return others.error();
    objections.of_mark += *others;
    return Done{};
  }

  FoundLog& found_;
  const std::optional<Mark>& mark_;
  Objections best_;
  Files chosen_;                        // To be left out.
  std::map<FileNumber, Files> others_;  // That contradict it.
  std::set<Seq> tiles_;                 // The first entries of those that are contested.
};

// If the entry after the mark is not there, what lies behind it does not continue this log.
Status leave_out_detached(FoundLog& found, const std::optional<Mark>& mark) {
  if (!mark) return Done{};
  const auto next = found.entries(mark->size, 1);
  if (!next) return next.error();
  if (next->front()) return Done{};
  Files files = found.left_out();
  files.merge(found.files_behind(mark->size));
  found.leave_out(std::move(files));
  return Done{};
}

// The newest file of another ledger may have nothing that the others have too: its tree shows that
// it is not of this one. If a tree of the mark is found, that one decides.
Status leave_out_other_trees(FoundLog& found, const std::optional<Mark>& mark) {
  if (!mark || mark->size == 0) return Done{};
  const auto of_mark = found.peaks_at(*mark);
  if (!of_mark) return of_mark.error();
  if (*of_mark) return Done{};
  while (const auto edge = found.newest_edge()) {
    const auto peaks = found.peaks_at(*edge);
    if (!peaks) return peaks.error();
    const auto others = count_other_peaks(found, edge->size, **peaks);
    if (!others) return others.error();
    if (*others == 0) break;
    Files files = found.left_out();
    files.merge(found.files_with_edge(*edge));
    found.leave_out(std::move(files));
  }
  return Done{};
}

}  // namespace

Status leave_out_foreign_files(FoundLog& found, const std::optional<Mark>& mark) {
  const auto contradictions = found.contradictions();
  if (!contradictions) return contradictions.error();
  if (!contradictions->empty()) {
    if (auto chosen = Choice(found, mark, *contradictions).run(); !chosen) return chosen;
  }
  if (auto chosen = leave_out_other_trees(found, mark); !chosen) return chosen;
  return leave_out_detached(found, mark);
}

}  // namespace ledger::store
