#pragma once

// The stored form of the statistics journal. The journal holds, in the order of the entries, what
// each entry changes in the figures (postings) and in the registered deals (deal updates), and the
// filing days. From it, any figure can be computed as of any older position without replaying the
// log.
//
// One row for each written batch, and one for each filing day:
//   key    := "journal/block/" seq(8, big-endian) of its first record
//   value  := record*; numbers are LEB128, signed ones in zigzag
//   record := seq (the first: absolute; others: difference to the previous record)
//             tag(1) posting                 projections/cells/posting.h
//           | seq kDealTag(1) update         projections/release/deals/deal_record.h
//   key    := "journal/day/" seq(8, big-endian) of the first entry of the day
//   value  := version of Statistics, day (days since 1970-01-01, zigzag)
//
// Invariant
//   P-3  All records of one entry are in one block.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/base/coding.h"
#include "ledger/base/kv_row.h"
#include "projections/cells/posting.h"
#include "projections/release/deals/deals.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::storage {

constexpr std::string_view kJournalPrefix = "journal/";
constexpr std::string_view kJournalBlockPrefix = "journal/block/";
constexpr std::string_view kJournalDayPrefix = "journal/day/";

using JournalRecord = std::variant<cells::Posting, release::DealUpdate>;

ledger::Seq seq_of(const JournalRecord& record);

class JournalWriter {
 public:
  // A new block begins after about `per_block` records.
  explicit JournalWriter(std::size_t per_block = 4096) : per_block_(per_block) {}

  // The seqs of successive calls must not decrease.
  void add(const cells::Posting& posting);
  void add(const release::DealUpdate& update);
  void add(const statistics::CalendarDay& day);

  // The rows of all records since the last call: blocks in order of key, then days in order of key.
  std::vector<ledger::KvRow> take_rows();

 private:
  std::string& begin_record(ledger::Seq seq, std::uint8_t tag);

  std::size_t per_block_;
  std::size_t in_block_ = 0;
  ledger::Seq before_ = 0;  // Seq of the last record of the block.
  std::vector<ledger::KvRow> blocks_;
  std::vector<ledger::KvRow> days_;
};

// Reads the records of one block. The bytes of the row must outlive it.
class JournalBlock {
 public:
  JournalBlock(std::string_view key, std::string_view value);

  // The next record; empty at the end, or if the bytes are not a block.
  std::optional<JournalRecord> next();
  // After next() returned empty: whether the whole row is a valid block.
  bool is_good() const { return is_good_ && !is_empty_ && reader_.is_done(); }

 private:
  ledger::ByteReader reader_;
  ledger::Seq first_ = 0;
  ledger::Seq before_ = 0;
  bool is_empty_ = true;
  bool is_good_ = true;
};

// Empty if the bytes are not a filing day, or were written by another version of Statistics.
std::optional<statistics::CalendarDay> decode_day(std::string_view key, std::string_view value);

}  // namespace projections::storage
