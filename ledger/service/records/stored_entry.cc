#include "ledger/service/records/stored_entry.h"

#include "ledger/model/fold/about.h"

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

}  // namespace

Result<StoredEntry> decode_stored_entry(const store::LogRecord& record, codec::CapnpCodec& codec) {
  const auto annex = parse_annex(record.annex);
  auto about = annex ? parse_about(annex->about) : std::nullopt;
  if (!about) {
    return Error{ErrorCode::kCorrupt, "entry " + std::to_string(record.seq) + ": damaged annex"};
  }
  auto entry = codec.decode_entry(record.entry);
  if (!entry) return entry.error();
  if (about->empty() && entry->submission) *about = named_patents(entry->submission->body);
  return StoredEntry{std::move(*entry),      annex->recorded_at,        annex->encoding,
                     Bytes(annex->received), Bytes(annex->correlation), Bytes(annex->key),
                     std::move(*about)};
}

}  // namespace ledger::service
