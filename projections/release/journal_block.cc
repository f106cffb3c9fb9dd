#include "projections/release/journal_block.h"

#include <iterator>
#include <utility>

namespace projections {
namespace {

using ledger::Seq;

constexpr std::uint8_t kDealTag = 0xF;  // No subject of postings has it.
static_assert(kSubjects <= kDealTag);
constexpr std::size_t kSeqBytes = 8;

std::string key_of(std::string_view prefix, Seq seq) {
  std::string key(prefix);
  for (unsigned i = kSeqBytes; i-- > 0;) key.push_back(static_cast<char>(seq >> 8U * i & 0xFFU));
  return key;
}

std::optional<Seq> seq_in(std::string_view key, std::string_view prefix) {
  if (key.size() != prefix.size() + kSeqBytes || !key.starts_with(prefix)) return std::nullopt;
  Seq seq = 0;
  for (const char c : key.substr(prefix.size())) seq = seq << 8U | static_cast<std::uint8_t>(c);
  return seq;
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
  put_number(out, seq - before_);
  out.push_back(static_cast<char>(tag));
  before_ = seq;
  ++in_block_;
  return out;
}

void JournalWriter::add(const Posting& posting) {
  put(begin_record(posting.seq, tag_of(posting)), posting);
}

void JournalWriter::add(const DealStatement& statement) {
  put(begin_record(statement.seq, kDealTag), statement);
}

void JournalWriter::add(const FilingDay& day) {
  Row row{key_of(kJournalDayPrefix, day.first), std::string()};
  put_number(*row.value, Statistics::kVersion);
  put_signed(*row.value, day.day.days);
  days_.push_back(std::move(row));
}

std::vector<Row> JournalWriter::take_rows() {
  std::vector<Row> rows = std::exchange(blocks_, {});
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
  const Seq seq = before_ + reader_.number(UINT64_MAX - before_);
  const std::uint8_t tag = reader_.byte();
  JournalRecord record;
  if (tag == kDealTag) {
    record = read_statement(reader_, seq);
  } else {
    record = read_posting(reader_, seq, tag);
  }
  is_good_ = !is_empty_ || seq == first_;
  if (!is_good_ || !reader_.is_good()) return std::nullopt;
  is_empty_ = false;
  before_ = seq;
  return record;
}

std::optional<FilingDay> decode_day(std::string_view key, std::string_view value) {
  const auto first = seq_in(key, kJournalDayPrefix);
  if (!first) return std::nullopt;
  NumberReader reader(value);
  reader.require(reader.number() == Statistics::kVersion);
  const std::int64_t days = reader.signed_number();
  reader.require(days >= INT32_MIN && days <= INT32_MAX);
  if (!reader.is_good() || !reader.is_done()) return std::nullopt;
  return FilingDay{{static_cast<std::int32_t>(days)}, *first};
}

}  // namespace projections
