// Reads entries and rows.

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"
#include "ledger/store/rocks/impl.h"
#include "ledger/store/rocks/renew_rows.h"

namespace ledger::store {
namespace {

Error beyond(std::string_view operation, Seq seq, Seq size) {
  return {ErrorCode::kInvalid, std::string(operation) + " " + std::to_string(seq) +
                                   ": the log holds " + std::to_string(size) + " entries"};
}

}  // namespace

Result<RawEntry> Log::read(Seq seq) const {
  if (seq >= size()) return beyond("read entry", seq, size());
  Blocks blocks(*impl_->db);
  const auto block = blocks.holding(seq);
  if (!block) return block.error();
  const LogRecord record = block->at(seq);
  return RawEntry{Bytes(record.entry), Bytes(record.annex)};
}

Status Log::scan(Seq from, Seq until, const std::function<bool(const LogRecord&)>& visit) const {
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
  if (!is_own_row(key)) return impl_->db->get(Family::kRows, key);
  auto own = impl_->db->get(Family::kMeta, own_row_key(key));
  if (!own || *own || impl_->has_own_rows) return own;
  return impl_->db->get(Family::kRows, key);  // As older builds stored it.
}

}  // namespace ledger::store
