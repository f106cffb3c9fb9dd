#include "ledger/store/rocks/salvage/found_log.h"

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/store/block.h"
#include "ledger/store/lost_entry.h"
#include "ledger/store/rocks/tree_rows.h"

namespace ledger::store {
namespace {

// Keys are those of the ledger, then the number of the file. Edges have their size in the key: all
// are stored, not the newest.
constexpr std::string_view kEdgePrefix = "edge/";
constexpr std::size_t kFileBytes = sizeof(FileNumber);

Bytes with_file(ByteView key, FileNumber file) {
  Bytes result(key);
  put_be32(result, file);
  return result;
}

ByteView without_file(const rocksdb::Slice& key) {
  return view(key).substr(0, key.size() - kFileBytes);
}

FileNumber file_of(const rocksdb::Slice& key) {
  return load_be32(key.data() + key.size() - kFileBytes);
}

// The first entry of the tile that a tile or an edge is about.
std::optional<Seq> tile_of(ByteView key) {
  constexpr Seq kBegin = ~Seq{kTileWidth - 1};
  if (key.starts_with(kEdgePrefix)) {
    return (load_be64(key.data() + kEdgePrefix.size()) - 1) & kBegin;
  }
  const auto place = parse_tile_key(key);
  if (!place || place->level > 0) return std::nullopt;
  return place->index * kTileWidth;
}

}  // namespace

Result<std::unique_ptr<FoundLog>> FoundLog::make(const std::string& directory) {
  std::unique_ptr<FoundLog> found(new FoundLog);
  auto opened = RocksDb::open({directory, true, true}, found->stop_);
  if (!opened) return opened.error();
  found->db_ = std::move(*opened);
  return found;
}

void FoundLog::begin_file() { files_.emplace_back(); }

Status FoundLog::put(Family family, ByteView key, ByteView value) {
  rocksdb::WriteOptions how;
  how.disableWAL = true;
  const auto number = static_cast<FileNumber>(files_.size() - 1);
  const auto status =
      (*db_)->Put(how, db_->family(family), slice(with_file(key, number)), slice(value));
  if (!status.ok()) return error_of(status, "collect entries");
  return Done{};
}

Status FoundLog::add(ByteView key, ByteView value) {
  File& file = files_.back();
  if (key == kEdgeKey) return add_edge(value);
  if (const auto tile = parse_tile_key(key); tile && value.size() == kTileBytes) {
    file.end = std::max(file.end, (tile->index + 1) << (8 * (tile->level + 1)));
    return put(Family::kTree, key, value);
  }
  if (key.size() != sizeof(Seq)) return Done{};
  const auto block = Block::decode(value, unpacked_);
  if (!block || block->first() != load_be64(key.data())) return Done{};
  file.begin = std::min(file.begin, block->first());
  file.end = std::max(file.end, block->end());
  return put(Family::kLog, key, value);
}

Status FoundLog::add_edge(ByteView value) {
  const auto edge = parse_edge(value);
  if (!edge || nodes_of_peaks(edge->size, edge->peaks).empty()) return Done{};
  auto& newest = files_.back().edge;
  if (!newest || edge->size > newest->size) newest = Mark{edge->size, root_of_peaks(edge->peaks)};
  return put(Family::kMeta, std::string(kEdgePrefix) + be64(edge->size), value);
}

bool FoundLog::is_left_out(const rocksdb::Slice& key) const {
  return left_out_.contains(file_of(key));
}

Seq FoundLog::end() const {
  Seq end = 0;
  for (FileNumber number = 0; number < files_.size(); ++number) {
    if (!left_out_.contains(number)) end = std::max(end, files_[number].end);
  }
  return end;
}

Seq FoundLog::size(const std::optional<Mark>& mark) const {
  const auto edge = newest_edge();
  return std::max({end(), edge ? edge->size : 0, mark ? mark->size : 0});
}

std::set<FileNumber> FoundLog::files_behind(Seq size) const {
  std::set<FileNumber> numbers;
  for (FileNumber number = 0; number < files_.size(); ++number) {
    const File& file = files_[number];
    const bool reaches = file.end > size || (file.edge && file.edge->size > size);
    if (reaches && file.begin >= size) numbers.insert(number);
  }
  return numbers;
}

std::set<FileNumber> FoundLog::files_with_edge(const Mark& edge) const {
  std::set<FileNumber> numbers;
  for (FileNumber number = 0; number < files_.size(); ++number) {
    if (files_[number].edge == edge) numbers.insert(number);
  }
  return numbers;
}

std::optional<Mark> FoundLog::newest_edge() const {
  std::optional<Mark> newest;
  for (FileNumber number = 0; number < files_.size(); ++number) {
    const auto& edge = files_[number].edge;
    if (!edge || left_out_.contains(number)) continue;
    if (!newest || edge->size > newest->size) newest = edge;
  }
  return newest;
}

Result<std::optional<std::vector<Hash>>> FoundLog::peaks_at(const Mark& mark) const {
  const Bytes key = Bytes(kEdgePrefix) + be64(mark.size);
  const auto cursor = db_->iterate(Family::kMeta);
  for (cursor->Seek(slice(key)); cursor->Valid(); cursor->Next()) {
    if (without_file(cursor->key()) != key) break;
    const auto edge = parse_edge(view(cursor->value()));
    if (is_left_out(cursor->key()) || !edge || root_of_peaks(edge->peaks) != mark.root) continue;
    return std::optional(edge->peaks);
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected edges");
  return std::optional<std::vector<Hash>>{};
}

// A block has at most kBlockEntriesMax entries: those that begin earlier end before `first`.
Result<std::vector<std::optional<RawEntry>>> FoundLog::entries(Seq first, std::size_t count) const {
  std::vector<std::optional<RawEntry>> entries(count);
  const Seq from = first - std::min<Seq>(first, kBlockEntriesMax - 1);
  const auto cursor = db_->iterate(Family::kLog);
  Bytes unpacked;
  for (cursor->Seek(slice(be64(from))); cursor->Valid(); cursor->Next()) {
    if (load_be64(cursor->key().data()) >= first + count) break;
    if (is_left_out(cursor->key())) continue;
    const auto block = Block::decode(view(cursor->value()), unpacked);
    if (!block) continue;
    const Seq end = std::min(block->end(), first + count);
    for (Seq seq = std::max(first, block->first()); seq < end; ++seq) {
      const LogRecord record = block->at(seq);
      auto& entry = entries[seq - first];
      if (!entry) entry = RawEntry{Bytes(record.entry), Bytes(record.annex)};
    }
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected entries");
  return entries;
}

Result<FoundTile> FoundLog::prove_tile(Seq first, std::size_t count) const {
  auto found = entries(first, count);
  if (!found) return found.error();
  auto nodes = nodes_of_tile(first);
  if (!nodes) return nodes.error();
  std::vector<std::optional<Hash>> leaves;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& raw = (*found)[i];
    leaves.push_back(raw ? std::optional(leaf_of({first + i, raw->entry, raw->annex}))
                         : std::nullopt);
  }
  auto proofs = prove(first, leaves, std::move(*nodes));
  return FoundTile{std::move(*found), std::move(proofs)};
}

Result<std::optional<std::vector<Hash>>> FoundLog::tile(unsigned level, std::uint64_t index) const {
  const TileKey key = tile_key(level, index);
  const ByteView wanted(key.data(), key.size());
  const auto cursor = db_->iterate(Family::kTree);
  for (cursor->Seek(slice(wanted)); cursor->Valid(); cursor->Next()) {
    if (without_file(cursor->key()) != wanted) break;
    if (!is_left_out(cursor->key())) return std::optional(hashes_of(view(cursor->value())));
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected tiles");
  return std::optional<std::vector<Hash>>{};
}

Result<std::vector<TreeNode>> FoundLog::nodes_of_tile(Seq first) const {
  std::vector<TreeNode> nodes;
  const std::uint64_t index = first / kTileWidth;
  const auto above = tile(1, index / kTileWidth);
  if (!above) return above.error();
  if (*above) nodes.push_back({8, index, (**above)[index % kTileWidth]});
  if (auto added = add_edge_nodes(first, nodes); !added) return added.error();

  const auto leaves = tile(0, index);
  if (!leaves) return leaves.error();
  if (!*leaves) return nodes;
  const Hash root = perfect_root(**leaves);
  const bool is_denied = std::ranges::any_of(
      nodes, [&](const TreeNode& node) { return node.height == 8 && node.hash != root; });
  if (is_denied) return nodes;
  for (std::size_t i = 0; i < kTileWidth; ++i) nodes.push_back({0, first + i, (**leaves)[i]});
  return nodes;
}

// Of the trees that end in this tile.
Status FoundLog::add_edge_nodes(Seq first, std::vector<TreeNode>& nodes) const {
  const auto cursor = db_->iterate(Family::kMeta);
  const std::string from = std::string(kEdgePrefix) + be64(first + 1);
  for (cursor->Seek(slice(from)); cursor->Valid(); cursor->Next()) {
    const auto edge = parse_edge(view(cursor->value()));
    if (!edge || edge->size > first + kTileWidth) break;
    if (is_left_out(cursor->key())) continue;
    for (const TreeNode& node : nodes_of_peaks(edge->size, edge->peaks)) {
      if (node.index << node.height >= first) nodes.push_back(node);
    }
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected edges");
  return Done{};
}

Result<std::vector<FileConflict>> FoundLog::contradictions() const {
  std::vector<FileConflict> found;
  if (auto done = contradict_blocks(found); !done) return done.error();
  for (const Family family : {Family::kTree, Family::kMeta}) {
    if (auto done = contradict_values(family, found); !done) return done.error();
  }
  return found;
}

// Blocks of other files over the same positions are equal in one ledger. Those that may still reach
// the next block are at hand, with their files.
Status FoundLog::contradict_blocks(std::vector<FileConflict>& found) const {
  struct Reaching {
    Seq first;
    Seq end;
    FileNumber file;
    Bytes value;
  };
  std::vector<Reaching> reaching;
  const auto cursor = db_->iterate(Family::kLog);
  Bytes unpacked;
  for (cursor->SeekToFirst(); cursor->Valid(); cursor->Next()) {
    const Seq first = load_be64(cursor->key().data());
    const ByteView value = view(cursor->value());
    const FileNumber file = file_of(cursor->key());
    std::erase_if(reaching, [first](const Reaching& one) { return one.end <= first; });
    for (const Reaching& one : reaching) {
      const bool is_same = one.first == first && one.value == value;
      if (!is_same) found.push_back({one.file, file, first & ~Seq{kTileWidth - 1}});
    }
    const auto block = Block::decode(value, unpacked);
    if (block) reaching.push_back({first, block->end(), file, Bytes(value)});
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected entries");
  return Done{};
}

Status FoundLog::contradict_values(Family family, std::vector<FileConflict>& found) const {
  Bytes key;
  Bytes value;
  FileNumber file = 0;
  const auto cursor = db_->iterate(family);
  for (cursor->SeekToFirst(); cursor->Valid(); cursor->Next()) {
    const ByteView next = without_file(cursor->key());
    if (next == key && view(cursor->value()) != value) {
      found.push_back({file, file_of(cursor->key()), tile_of(next)});
    }
    if (next == key) continue;
    key = next;
    value = view(cursor->value());
    file = file_of(cursor->key());
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected hashes");
  return Done{};
}

}  // namespace ledger::store
