#include "projections/runner/journal.h"

namespace projections {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;

constexpr std::string_view kMend = ": run `patledger rebuild statistics`";

Error corrupt(const std::string& what) {
  return Error{ErrorCode::kCorrupt, "the journal of the statistics " + what + std::string(kMend)};
}

// Takes the postings of blocks one after the other.
class BlockReader {
 public:
  explicit BlockReader(const std::vector<ledger::Projection::Row>& rows) : rows_(rows) {}

  const Posting* next() {
    while (at_ == postings_.size()) {
      if (row_ == rows_.size()) return nullptr;
      postings_.clear();
      at_ = 0;
      const auto& [key, value] = rows_[row_++];
      if (!decode_postings(key, *value, postings_)) return nullptr;
    }
    return &postings_[at_++];
  }

 private:
  const std::vector<ledger::Projection::Row>& rows_;
  std::size_t row_ = 0;
  std::vector<Posting> postings_;
  std::size_t at_ = 0;
};

// Calls `visit` for each block; stops where that gives false.
Status scan_blocks(const ledger::store::Log& log,
                   const std::function<bool(const std::vector<Posting>&)>& visit) {
  std::vector<Posting> block;
  bool is_good = true;
  ledger::Seq last = 0;
  bool is_first = true;
  auto scanned = log.scan_rows(kPostingPrefix, [&](ledger::ByteView key, ledger::ByteView value) {
    block.clear();
    is_good = decode_postings(key, value, block) && (is_first || block.front().seq > last);
    if (!is_good) return false;
    is_first = false;
    last = block.back().seq;
    return visit(block);
  });
  if (!scanned) return scanned;
  if (!is_good) return corrupt("is damaged");
  return ledger::Done{};
}

// The sums over all months and breakdowns.
using Totals = std::array<Sums, kSubjects>;

template <typename Amounts>
void add(Totals& totals, Subject subject, const Amounts& amounts) {
  Sums& sums = totals[static_cast<std::size_t>(subject)];
  for (std::size_t i = 0; i < kFiguresMax; ++i) sums[i] += amounts[i];
}

Totals totals_of(const Cells& cells) {
  Totals totals{};
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    const Cell cell = cells.at(i);
    add(totals, cell.id.subject, cell.in(Basis::kEvent));
  }
  return totals;
}

}  // namespace

Status read_journal(const ledger::store::Log& log, const Statistics& statistics, ledger::Seq until,
                    const std::function<void(const Posting&)>& visit) {
  Totals totals{};
  auto read = scan_blocks(log, [&](const std::vector<Posting>& block) {
    for (const Posting& posting : block) {
      add(totals, posting.subject, posting.figures);
      if (posting.seq < until) visit(posting);
    }
    return true;
  });
  if (!read) return read;
  if (totals != totals_of(statistics.cells())) return corrupt("does not add up to the figures");
  return read;
}

Status compare_journal(const ledger::store::Log& log,
                       const std::vector<ledger::Projection::Row>& blocks) {
  BlockReader expected(blocks);
  bool is_same = true;
  auto scanned = scan_blocks(log, [&](const std::vector<Posting>& block) {
    for (const Posting& posting : block) {
      const Posting* wanted = expected.next();
      is_same = is_same && wanted != nullptr && *wanted == posting;
    }
    return is_same;
  });
  if (!scanned) return scanned;
  if (!is_same || expected.next() != nullptr) return corrupt("is not what the log gives");
  return ledger::Done{};
}

}  // namespace projections
