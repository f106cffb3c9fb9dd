// Writes batches: blocks of entries, rows, and the tree.

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"
#include "ledger/store/lost_entry.h"
#include "ledger/store/rocks/guarded.h"
#include "ledger/store/rocks/impl.h"
#include "ledger/store/rocks/renew_rows.h"

namespace ledger::store {
namespace {

rocksdb::Status put_row(rocksdb::WriteBatch& out, rocksdb::ColumnFamilyHandle* family,
                        std::string_view key, const std::optional<std::string>& value) {
  return value ? out.Put(family, slice(key), slice(*value)) : out.Delete(family, slice(key));
}

}  // namespace

void Batch::add(ByteView entry, ByteView annex) {
  bytes_ += entry;
  const std::size_t entry_end = bytes_.size();
  bytes_ += annex;
  ends_.push_back({entry_end, bytes_.size()});
}

LogRecord Batch::at(std::size_t index) const {
  const ByteView bytes = bytes_;
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1].annex;
  const End& end = ends_[index];
  return {.seq = 0,
          .entry = bytes.substr(begin, end.entry - begin),
          .annex = bytes.substr(end.entry, end.annex - end.entry)};
}

void Batch::put_row(KvRow row) { rows_.push_back(std::move(row)); }

void Batch::clear() {
  bytes_.clear();
  ends_.clear();
  rows_.clear();
}

std::optional<Error> Log::Impl::refusal(std::string_view operation) const {
  if (!options.write) {
    return Error{ErrorCode::kUnavailable,
                 std::string(operation) + ": the ledger is open read-only"};
  }
  const auto reason = stop.reason();
  if (!reason) return std::nullopt;
  return Error{ErrorCode::kUnavailable,
               std::string(operation) +
                   ": writing has stopped; restart to write again. First failure: " + *reason};
}

Status Log::Impl::write(rocksdb::WriteBatch& batch, std::string_view operation) {
  rocksdb::WriteOptions how;
  how.sync = options.sync;
  how.protection_bytes_per_key = 8;
  if (auto checked = linked->check_wal(*db); !checked) {
    stop.set(checked.error().context);
    return checked;
  }
  bool is_returned = false;
  Status written = guarded(operation, [&]() -> Status {
    sessions.put(batch);
    const auto status = (*db)->Write(how, &batch);
    is_returned = true;
    return status.ok() ? linked->check(*db) : error_of(status, operation);
  });
  if (!is_returned) db->abandon();
  if (!written) stop.set(written.error().context);
  return written;
}

void Log::Impl::put_blocks(const Batch& batch) {
  const ByteView bytes = batch.bytes_;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < batch.ends_.size();) {
    const std::size_t block_begin = begin;
    const Bytes key = be64(tree.size());
    builder.begin(tree.size());
    for (; i < batch.ends_.size() && !builder.full(); ++i) {
      const auto& end = batch.ends_[i];
      tree.append(leaf_of({.seq = tree.size(),
                           .entry = bytes.substr(begin, end.entry - begin),
                           .annex = bytes.substr(end.entry, end.annex - end.entry)}));
      builder.add(end.entry - block_begin, end.annex - block_begin);
      begin = end.annex;
    }
    const auto parts = builder.finish(bytes.substr(block_begin, begin - block_begin));
    const rocksdb::Slice name = slice(key);
    const std::array value{slice(parts[0]), slice(parts[1])};
    const auto put = out.Put(db->family(Family::kLog), {&name, 1}, {value.data(), 2});
    LEDGER_ASSERT(put.ok());
  }
}

void Log::Impl::put_rows(const std::vector<KvRow>& rows) {
  for (const KvRow& row : rows) {
    rocksdb::Status put;
    if (is_own_row(row.key)) {
      put = put_row(out, db->family(Family::kMeta), own_row_key(row.key), row.value);
    } else {
      put = put_row(out, db->family(Family::kRows), row.key, row.value);
    }
    LEDGER_ASSERT(put.ok());
  }
}

Status Log::append(Batch& batch) {
  Impl& log = *impl_;
  const Seq from = log.tree.size();
  const std::string operation = "append at " + std::to_string(from);
  if (auto refused = log.refusal(operation)) return *refused;

  log.out.Clear();
  log.put_blocks(batch);
  log.put_rows(batch.rows_);
  if (log.tree.size() != from) log.put_tree();
  if (log.out.Count() == 0) return Done{};
  if (auto written = log.write(log.out, operation); !written) return written;

  log.show_tree();
  // The batch is on disk even if the mark fails.
  const auto raised = log.high_water->raise({log.tree.size(), log.shown_root});
  if (!raised) log.stop.set(raised.error().context);
  return Done{};
}

}  // namespace ledger::store
