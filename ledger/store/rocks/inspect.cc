// Finds everything that is damaged in an open log.

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/os/file.h"
#include "ledger/store/lost_entry.h"
#include "ledger/store/rocks/crc32c.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

// Neighbouring entries with the same fault are one damage.
class EntryDamages {
 public:
  explicit EntryDamages(std::vector<Damage>& damages) : damages_(damages) {}

  void add(DamageKind kind, Seq seq, const std::string& detail) {
    Damage* last = damages_.empty() ? nullptr : &damages_.back();
    const bool continues = last != nullptr && last->kind == kind && last->from &&
                           last->until == seq && last->detail == detail;
    if (continues) {
      last->until = seq + 1;
    } else {
      damages_.push_back({kind, "", detail, seq, seq + 1});
    }
  }

 private:
  std::vector<Damage>& damages_;
};

// Without the position that the error of a read begins with.
std::string without_position(const Error& error, Seq seq) {
  const std::string prefix = "entry " + std::to_string(seq) + ": ";
  const std::string& text = error.context;
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

}  // namespace

class Log::Impl::Inspection {
 public:
  Inspection(const Impl& log, const Tree& shown, std::vector<Damage>& damages)
      : log_(log), shown_(shown), damages_(damages), entries_(damages) {}

  void inspect_entries(const std::function<void(Seq)>& progress) {
    Blocks blocks(*log_.db);
    for (Seq first = 0; first < shown_.size() && status_; first += kTileWidth) {
      const Seq until = std::min<Seq>(first + kTileWidth, shown_.size());
      inspect_tile(blocks, first, until);
      progress(until);
    }
  }

  // Each full tile has the hash that the level above has for it. The edges follow from the tiles
  // below them, which opening has checked.
  void inspect_tree() {
    for (unsigned level = 0; level + 1 < kTileLevels; ++level) {
      const std::uint64_t nodes = nodes_at(shown_.size(), level + 1);
      for (std::uint64_t node = 0; node < nodes && status_; ++node) inspect_node(level, node);
    }
  }

  void inspect_tables() {
    std::vector<rocksdb::LiveFileMetaData> tables;
    (*log_.db)->GetLiveFilesMetaData(&tables);
    for (const auto& table : tables) {
      if (status_) inspect_table(table);
    }
  }

  // The error that says nothing about what is stored, if there was one.
  const Status& status() const { return status_; }

 private:
  void inspect_tile(Blocks& blocks, Seq first, Seq until) {
    const auto hashes = log_.tile(0, first / kTileWidth, until - first);
    for (Seq seq = first; seq < until && status_;) {
      const auto block = blocks.holding(seq);
      if (!block && is_of_process(block.error())) return;
      if (!block) {
        entries_.add(DamageKind::kEntries, seq, without_position(block.error(), seq));
        ++seq;
        continue;
      }
      for (const Seq end = std::min(until, block->end()); seq < end; ++seq) {
        if (!hashes || leaf_of(block->at(seq)) == (*hashes)[seq - first]) continue;
        entries_.add(DamageKind::kEntries, seq, "its hash does not match the tree");
      }
    }
  }

  void inspect_node(unsigned level, std::uint64_t node) {
    const auto below = log_.load_full_tile(level, node);
    const Seq first = node << (8 * (level + 1));
    if (!below && is_of_process(below.error())) return;
    if (!below) return add_tree(first, level, without_position(below.error(), first));
    const std::uint64_t index = node / kTileWidth;
    const std::uint64_t width = std::min<std::uint64_t>(
        kTileWidth, nodes_at(shown_.size(), level + 1) - index * kTileWidth);
    const auto above = log_.tile(level + 1, index, width);
    if (!above) return;  // Reported at its own level.
    if ((*above)[node % kTileWidth] != perfect_root(*below)) {
      add_tree(first, level, "the tree above it does not match");
    }
  }

  void add_tree(Seq first, unsigned level, const std::string& detail) {
    const Seq until = std::min(shown_.size(), first + (Seq{1} << (8 * (level + 1))));
    damages_.push_back({DamageKind::kTree, "", detail, first, until});
  }

  void inspect_table(const rocksdb::LiveFileMetaData& table) {
    const std::string name = "db/" + table.relative_filename;
    const auto kind =
        table.column_family_name == "rows" ? DamageKind::kRows : DamageKind::kDatabase;
    const auto bytes = os::read_file(log_.options.directory + "/" + name);
    if (!bytes && is_of_process(bytes.error())) return;
    if (!bytes) {
      damages_.push_back({kind, name, bytes.error().context, {}, 0});
    } else if (*bytes && !has_checksum(**bytes, table)) {  // A writer deletes what it has merged.
      damages_.push_back({kind, name, "does not match its checksum", {}, 0});
    }
  }

  bool is_of_process(const Error& error) {
    if (error.is_of_process()) status_ = error;
    return error.is_of_process();
  }

  static bool has_checksum(ByteView bytes, const rocksdb::LiveFileMetaData& table) {
    if (table.file_checksum.size() != sizeof(std::uint32_t)) return true;  // It has none.
    return crc32c(0, bytes.data(), bytes.size()) == load_be32(table.file_checksum.data());
  }

  const Impl& log_;
  const Tree& shown_;
  std::vector<Damage>& damages_;
  EntryDamages entries_;
  Status status_ = Done{};
};

Status Log::inspect(std::vector<Damage>& damages,
                    const std::function<void(Seq done)>& progress) const {
  if (!impl_->db) return Done{};
  Tree shown;
  {
    const std::lock_guard guard(impl_->shown_mutex);
    shown = impl_->shown;
  }
  Impl::Inspection inspection(*impl_, shown, damages);
  inspection.inspect_entries(progress);
  inspection.inspect_tree();
  inspection.inspect_tables();
  return inspection.status();
}

}  // namespace ledger::store
