#include "projections/storage/journal.h"

namespace projections::storage {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Seq;
using ledger::Status;
using ledger::store::Log;

const std::string kRemedy = ": run `patledger rebuild statistics`";

Error corrupt(const std::string& what) {
  return Error{ErrorCode::kCorrupt, "the journal of the statistics " + what + kRemedy};
}

// Iterates over the records of rows in memory.
class RowReader {
 public:
  explicit RowReader(const std::vector<ledger::KvRow>& rows) : rows_(rows) {}

  std::optional<JournalRecord> next() {
    while (true) {
      if (block_) {
        if (auto record = block_->next()) return record;
        block_.reset();
      }
      if (at_ == rows_.size()) return std::nullopt;
      const auto& [key, value] = rows_[at_++];
      if (key.starts_with(kJournalBlockPrefix)) block_.emplace(key, *value);
    }
  }

 private:
  const std::vector<ledger::KvRow>& rows_;
  std::size_t at_ = 0;
  std::optional<JournalBlock> block_;
};

// False if the block is damaged, or begins before `next`; else sets `next` to the seq after it.
bool scan_block(JournalBlock block, Seq& next, bool& is_wanted,
                const std::function<bool(JournalRecord)>& visit) {
  Seq last = next;
  bool is_first = true;
  while (auto record = block.next()) {
    last = seq_of(*record);
    if (is_first && last < next) return false;
    is_first = false;
    is_wanted = visit(std::move(*record));
    if (!is_wanted) return true;
  }
  next = last + 1;
  return block.is_good();
}

// Calls `visit` for each record until it returns false.
Status scan_records(const Log& log, const std::function<bool(JournalRecord)>& visit) {
  bool is_good = true;
  bool is_wanted = true;
  Seq next = 0;
  auto scanned =
      log.scan_rows(kJournalBlockPrefix, [&](ledger::ByteView key, ledger::ByteView value) {
        is_good = scan_block(JournalBlock(key, value), next, is_wanted, visit);
        return is_good && is_wanted;
      });
  if (!scanned) return scanned;
  if (!is_good) return corrupt("is damaged");
  return ledger::Done{};
}

// The sums over all months and breakdowns.
using Totals = std::array<cells::Sums, cells::kSubjects>;

template <typename Amounts>
void add(Totals& totals, cells::Subject subject, const Amounts& amounts) {
  cells::Sums& sums = totals[static_cast<std::size_t>(subject)];
  for (std::size_t i = 0; i < cells::kFiguresMax; ++i) sums[i] += amounts[i];
}

ledger::Result<bool> has_days_of(const Log& log, const std::vector<ledger::KvRow>& rows) {
  std::vector<statistics::CalendarDay> expected;
  for (const auto& [key, value] : rows) {
    if (const auto day = decode_day(key, value.value_or(""))) expected.push_back(*day);
  }
  const auto days = read_days(log);
  if (!days) return days.error();
  return *days == expected;
}

}  // namespace

ledger::Result<std::vector<statistics::CalendarDay>> read_days(const Log& log) {
  std::vector<statistics::CalendarDay> days;
  bool is_good = true;
  auto scanned =
      log.scan_rows(kJournalDayPrefix, [&](ledger::ByteView key, ledger::ByteView value) {
        const auto day = decode_day(key, value);
        is_good = day && (days.empty() || days.back().day < day->day);
        if (is_good) days.push_back(*day);
        return is_good;
      });
  if (!scanned) return scanned.error();
  if (!is_good) return corrupt("is damaged, or of another version");
  return days;
}

Status read_cells(const Log& log, const std::function<void(const cells::Cell&)>& visit) {
  bool is_good = true;
  auto scanned =
      log.scan_rows(cells::kRowPrefix, [&](ledger::ByteView key, ledger::ByteView value) {
        const auto cell = cells::decode_cell(key, value);
        is_good = cell.has_value();
        if (is_good) visit(*cell);
        return is_good;
      });
  if (!scanned) return scanned;
  if (!is_good) return Error{ErrorCode::kCorrupt, "a row of the statistics is damaged" + kRemedy};
  return ledger::Done{};
}

Status read_journal(const Log& log, Seq until, const std::function<void(JournalRecord)>& visit) {
  Totals totals{};
  auto read = scan_records(log, [&](JournalRecord record) {
    if (const auto* posting = std::get_if<cells::Posting>(&record)) {
      add(totals, posting->subject, posting->figures);
    }
    if (seq_of(record) < until) visit(std::move(record));
    return true;
  });
  if (!read) return read;
  Totals stored{};
  auto added = read_cells(log, [&](const cells::Cell& cell) {
    add(stored, cell.id.subject, cell.in(cells::Basis::kEvent));
  });
  if (!added) return added;
  if (totals != stored) return corrupt("does not add up to the figures");
  return read;
}

Status read_postings(const Log& log, Seq until,
                     const std::function<void(const cells::Posting&)>& visit) {
  return read_journal(log, until, [&](const JournalRecord& record) {
    if (const auto* posting = std::get_if<cells::Posting>(&record)) visit(*posting);
  });
}

Status compare_journal(const Log& log, const std::vector<ledger::KvRow>& rows) {
  RowReader expected(rows);
  bool is_same = true;
  auto scanned = scan_records(log, [&](const JournalRecord& record) {
    const auto wanted = expected.next();
    is_same = wanted && *wanted == record;
    return is_same;
  });
  if (!scanned) return scanned;
  const auto has_days = has_days_of(log, rows);
  if (!has_days) return has_days.error();
  if (!is_same || expected.next() || !*has_days) return corrupt("differs from the log");
  return ledger::Done{};
}

}  // namespace projections::storage
