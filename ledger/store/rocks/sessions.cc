#include "ledger/store/rocks/sessions.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace ledger::store {
namespace {

constexpr std::string_view kListKey = "sessions";
constexpr std::string_view kPrefix = "session/";
constexpr std::size_t kListed = 80;  // More than there are write-ahead logs (kWalFilesMost).

Bytes key_of(std::uint64_t number) { return Bytes(kPrefix) + be64(number); }

}  // namespace

Result<Sessions> Sessions::load(const RocksDb& db) {
  Sessions sessions;
  const auto cursor = db.iterate(Family::kMeta);
  for (cursor->Seek(slice(kPrefix)); cursor->Valid(); cursor->Next()) {
    const ByteView key = view(cursor->key());
    if (!key.starts_with(kPrefix)) break;
    if (key.size() != kPrefix.size() + 8 || cursor->value().size() != 8) {
      return Error{ErrorCode::kCorrupt, "db: malformed count of a session"};
    }
    sessions.before_.push_back(
        {load_be64(key.data() + kPrefix.size()), load_be64(cursor->value().data())});
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read the sessions");
  const auto list = db.get(Family::kMeta, kListKey);
  if (!list) return list.error();
  const ByteView listed = *list ? ByteView(**list) : ByteView();
  for (std::size_t at = 0; at + 16 <= listed.size(); at += 16) {
    const std::uint64_t number = load_be64(listed.data() + at);
    const std::uint64_t batches = load_be64(listed.data() + at + 8);
    const auto found = std::find_if(sessions.before_.begin(), sessions.before_.end(),
                                    [&](const Session& one) { return one.number == number; });
    const std::uint64_t there = found == sessions.before_.end() ? 0 : found->batches;
    if (there == batches) continue;
    return Error{ErrorCode::kCorrupt,
                 "db: the writes of session " + std::to_string(number) + " are incomplete (" +
                     std::to_string(there) + " of " + std::to_string(batches) +
                     " batches): a write-ahead log (*.log) was deleted, cut or replaced"};
  }
  if (!sessions.before_.empty()) sessions.own_.number = sessions.before_.back().number + 1;
  return sessions;
}

void Sessions::put(rocksdb::WriteBatch& batch) {
  if (own_.batches++ == 0) put_list(batch);
  const auto put = batch.Put(slice(key_of(own_.number)), slice(be64(own_.batches)));
  LEDGER_ASSERT(put.ok());
}

void Sessions::put_list(rocksdb::WriteBatch& batch) const {
  Bytes list;
  const std::size_t skipped = before_.size() > kListed ? before_.size() - kListed : 0;
  for (std::size_t i = 0; i < skipped; ++i) {
    const auto removed = batch.Delete(slice(key_of(before_[i].number)));
    LEDGER_ASSERT(removed.ok());
  }
  for (std::size_t i = skipped; i < before_.size(); ++i) {
    list += be64(before_[i].number);
    list += be64(before_[i].batches);
  }
  const auto put = batch.Put(slice(kListKey), slice(list));
  LEDGER_ASSERT(put.ok());
}

}  // namespace ledger::store
