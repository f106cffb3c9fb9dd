#include "projections/storage/journal_block.h"

#include <iterator>
#include <utility>

#include "projections/release/deals/deal_record.h"
#include "projections/statistics/statistics.h"

namespace projections::storage {
namespace {

using ledger::Seq;

constexpr std::uint8_t kDealTag = 0xF;  // Not the tag of a posting of any subject.
static_assert(cells::kSubjects <= kDealTag);
constexpr std::size_t kSeqBytes = 8;

std::string key_of(std::string_view prefix, Seq seq) {
  std::string key(prefix);
  ledger::put_be64(key, seq);
  return key;
}

std::optional<Seq> seq_in(std::string_view key, std::string_view prefix) {
  if (key.size() != prefix.size() + kSeqBytes || !key.starts_with(prefix)) return std::nullopt;
  return ledger::load_be64(key.data() + prefix.size());
}

}  // namespace

Seq seq_of(const JournalRecord& record) {
  return std::visit([](const auto& any) { return any.seq; }, record);
}

std::string& JournalWriter::begin_record(Seq seq, std::uint8_t tag) {
  if (blocks_.empty() || (in_block_ >= per_block_ && seq != before_)) {
    blocks_.push_back({key_of(kJournalBlockPrefix, seq), std::string()});
    in_block_ = 0;
    before_ = 0;
  }
  std::string& out = *blocks_.back().value;
  ledger::put_leb128(out, seq - before_);
  out.push_back(static_cast<char>(tag));
  before_ = seq;
  ++in_block_;
  return out;
}

void JournalWriter::add(const cells::Posting& posting) {
  put(begin_record(posting.seq, tag_of(posting)), posting);
}

void JournalWriter::add(const release::DealUpdate& update) {
  put(begin_record(update.seq, kDealTag), update);
}

void JournalWriter::add(const statistics::CalendarDay& day) {
  ledger::KvRow row{key_of(kJournalDayPrefix, day.first), std::string()};
  ledger::put_leb128(*row.value, statistics::Statistics::kVersion);
  ledger::put_zigzag(*row.value, day.day.days);
  days_.push_back(std::move(row));
}

std::vector<ledger::KvRow> JournalWriter::take_rows() {
  std::vector<ledger::KvRow> rows = std::exchange(blocks_, {});
  rows.insert(rows.end(), std::move_iterator(days_.begin()), std::move_iterator(days_.end()));
  days_.clear();
  return rows;
}

JournalBlock::JournalBlock(std::string_view key, std::string_view value) : reader_(value) {
  const auto first = seq_in(key, kJournalBlockPrefix);
  is_good_ = first.has_value();
  first_ = first.value_or(0);
}

std::optional<JournalRecord> JournalBlock::next() {
  if (!is_good_ || !reader_.is_good() || reader_.is_done()) return std::nullopt;
  const Seq seq = before_ + reader_.leb128(UINT64_MAX - before_);
  const std::uint8_t tag = reader_.u8();
  JournalRecord record;
  if (tag == kDealTag) {
    record = release::read_deal_update(reader_, seq);
  } else {
    record = cells::read_posting(reader_, seq, tag);
  }
  is_good_ = !is_empty_ || seq == first_;
  if (!is_good_ || !reader_.is_good()) return std::nullopt;
  is_empty_ = false;
  before_ = seq;
  return record;
}

std::optional<statistics::CalendarDay> decode_day(std::string_view key, std::string_view value) {
  const auto first = seq_in(key, kJournalDayPrefix);
  if (!first) return std::nullopt;
  ledger::ByteReader reader(value);
  reader.require(reader.leb128() == statistics::Statistics::kVersion);
  const std::int64_t days = reader.zigzag();
  reader.require(days >= INT32_MIN && days <= INT32_MAX);
  if (!reader.is_done()) return std::nullopt;
  return statistics::CalendarDay{{static_cast<std::int32_t>(days)}, *first};
}

}  // namespace projections::storage
