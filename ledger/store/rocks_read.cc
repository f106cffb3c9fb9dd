#include "ledger/base/assert.h"
#include "ledger/store/rocks_impl.h"
#include "ledger/store/words.h"

namespace ledger::store {
namespace {

constexpr std::size_t kKeysAtOnce = 128;

Error beyond(std::string_view doing, Seq seq, Seq size) {
  return {ErrorCode::kInvalid, std::string(doing) + " " + std::to_string(seq) + ": the log holds " +
                                   std::to_string(size) + " entries"};
}

Result<std::optional<Seq>> seq_of(const rocksdb::Status& status, const rocksdb::Slice& value) {
  if (status.IsNotFound()) return std::optional<Seq>{};
  if (!status.ok()) return error_of(status, "find keys");
  if (value.size() != sizeof(Word)) {
    return Error{ErrorCode::kCorrupt, "find keys: a stored key does not decode"};
  }
  return std::optional<Seq>(get_u64(value.data()));
}

}  // namespace

Result<Loaded> Log::read(Seq seq) const {
  if (seq >= size()) return beyond("read entry", seq, size());
  Blocks blocks(*impl_->db);
  const auto block = blocks.holding(seq);
  if (!block) return block.error();
  const Record record = block->at(seq);
  return Loaded{Bytes(record.entry), Bytes(record.annex)};
}

Status Log::scan(Seq from, Seq until, const std::function<bool(const Record&)>& visit) const {
  if (until > size()) return beyond("scan until", until, size());
  if (from >= until) return Done{};
  Blocks blocks(*impl_->db);
  for (Seq seq = from; seq < until;) {
    const auto block = blocks.holding(seq);
    if (!block) return block.error();
    for (const Seq end = std::min(until, block->end()); seq < end; ++seq) {
      if (!visit(block->at(seq))) return Done{};
    }
  }
  return Done{};
}

Result<std::vector<std::optional<Seq>>> Log::find_keys(const std::vector<Key>& keys) const {
  std::vector<std::optional<Seq>> found(keys.size());
  if (!impl_->db) return found;
  const RocksDb& db = *impl_->db;
  std::vector<rocksdb::Slice> names(std::min(keys.size(), kKeysAtOnce));
  std::vector<rocksdb::PinnableSlice> values(names.size());
  std::vector<rocksdb::Status> statuses(names.size());
  for (std::size_t begin = 0; begin < keys.size(); begin += kKeysAtOnce) {
    const std::size_t count = std::min(keys.size() - begin, kKeysAtOnce);
    for (std::size_t i = 0; i < count; ++i) {
      names[i] = {keys[begin + i].data(), keys[begin + i].size()};
      values[i].Reset();
    }
    db->MultiGet(read_options(), db.family(Family::kKeys), count, names.data(), values.data(),
                 statuses.data());
    for (std::size_t i = 0; i < count; ++i) {
      const auto seq = seq_of(statuses[i], values[i]);
      if (!seq) return seq.error();
      found[begin + i] = *seq;
    }
  }
  return found;
}

Status Log::scan_rows(std::string_view prefix,
                      const std::function<bool(ByteView key, ByteView value)>& visit) const {
  if (!impl_->db) return Done{};
  const auto cursor = impl_->db->iterate(Family::kRows);
  for (cursor->Seek(slice(prefix)); cursor->Valid(); cursor->Next()) {
    if (!cursor->key().starts_with(slice(prefix))) return Done{};
    if (!visit(view(cursor->key()), view(cursor->value()))) return Done{};
  }
  if (cursor->status().ok()) return Done{};
  return error_of(cursor->status(), "scan rows " + std::string(prefix));
}

Result<std::optional<Bytes>> Log::row(std::string_view key) const {
  if (!impl_->db) return std::optional<Bytes>{};
  return impl_->db->get(Family::kRows, key);
}

}  // namespace ledger::store
