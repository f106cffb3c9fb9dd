#pragma once

// The journal of the statistics: what each entry did to figures (postings), and what it says of
// deals (statements), in the order of the entries; and the days of the ledger's own time. With it
// all figures can be told again as they were at any older position, without folding the log.
//
// Stored form: a block for each batch that was written, and a row for each day,
//   key   := "journal/block/" seq(8, big-endian) of its first record
//   value := records, one after the other; numbers are LEB128
//     record := seq (of the first: whole; then: difference) tag(1) posting projections/posting.h
//             | seq kDealTag(1) statement                                       deal_statement.h
//   key   := "journal/day/" seq(8, big-endian) of the entry with which it began
//   value := version (of Statistics), day (since 1970-01-01, in zigzag)
//
//   P-3  The records of one entry lie in one block.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "projections/release/deal_statement.h"
#include "projections/statistics.h"

namespace projections {

constexpr std::string_view kJournalPrefix = "journal/";
constexpr std::string_view kJournalBlockPrefix = "journal/block/";
constexpr std::string_view kJournalDayPrefix = "journal/day/";

using JournalRecord = std::variant<Posting, DealStatement>;

ledger::Seq seq_of(const JournalRecord& record);

class JournalWriter {
 public:
  // Blocks of about so many records.
  explicit JournalWriter(std::size_t per_block = 4096) : per_block_(per_block) {}

  // Seqs do not descend.
  void add(const Posting& posting);
  void add(const DealStatement& statement);
  void add(const FilingDay& day);

  // The rows of what was added since the last call. The keys of blocks ascend, as those of days.
  std::vector<Row> take_rows();

 private:
  std::string& begin_record(ledger::Seq seq, std::uint8_t tag);

  std::size_t per_block_;
  std::size_t in_block_ = 0;
  ledger::Seq before_ = 0;
  std::vector<Row> blocks_;
  std::vector<Row> days_;
};

// The records of one block, which outlives it.
class JournalBlock {
 public:
  JournalBlock(std::string_view key, std::string_view value);

  // Nothing at the end, and where the bytes are no such row.
  std::optional<JournalRecord> next();
  // After the end: whether they are one.
  bool is_good() const { return is_good_ && !is_empty_ && reader_.is_good() && reader_.is_done(); }

 private:
  NumberReader reader_;
  ledger::Seq first_ = 0;
  ledger::Seq before_ = 0;
  bool is_empty_ = true;
  bool is_good_ = true;
};

// Nothing where the bytes are no such row, or one of another version.
std::optional<FilingDay> decode_day(std::string_view key, std::string_view value);

}  // namespace projections
