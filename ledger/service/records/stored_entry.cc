#include "ledger/service/records/stored_entry.h"

#include "ledger/model/codes.h"
#include "ledger/model/fold/about.h"
#include "ledger/store/lost_entry.h"

namespace ledger::service {
namespace {

std::optional<std::vector<PatentNumber>> parse_about(ByteView text) {
  std::vector<PatentNumber> patents;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const auto number = PatentNumber::parse(text.substr(0, end));
    if (!number) return std::nullopt;
    patents.push_back(*number);
    text.remove_prefix(end == ByteView::npos ? text.size() : end + 1);
  }
  return patents;
}

Entry lost_entry(Seq seq) {
  Entry entry;
  entry.seq = seq;
  entry.outcome = Outcome::kMalformed;
  entry.faults = {{Code::kF01, "", "lost on disk; a repair of the ledger could not find it"}};
  return entry;
}

}  // namespace

std::optional<Annex> annex_of(const store::LogRecord& record) {
  return parse_annex(store::is_lost(record) ? store::annex_of_lost(record) : record.annex);
}

Result<Entry> decode_entry(const store::LogRecord& record, codec::CapnpCodec& codec) {
  if (store::is_lost(record)) return lost_entry(record.seq);
  auto entry = codec.decode_entry(record.entry);
  if (!entry || entry->seq == record.seq) return entry;
  return Error{ErrorCode::kCorrupt, "entry " + std::to_string(record.seq) + ": holds entry " +
                                        std::to_string(entry->seq)};
}

Result<StoredEntry> decode_stored_entry(const store::LogRecord& record, codec::CapnpCodec& codec) {
  const auto annex = annex_of(record);
  auto about = annex ? parse_about(annex->about) : std::nullopt;
  if (!about) {
    return Error{ErrorCode::kCorrupt, "entry " + std::to_string(record.seq) + ": damaged annex"};
  }
  auto entry = decode_entry(record, codec);
  if (!entry) return entry.error();
  if (about->empty() && entry->submission) *about = named_patents(entry->submission->body);
  return StoredEntry{std::move(*entry),      annex->recorded_at,        annex->encoding,
                     Bytes(annex->received), Bytes(annex->correlation), Bytes(annex->key),
                     std::move(*about)};
}

}  // namespace ledger::service
