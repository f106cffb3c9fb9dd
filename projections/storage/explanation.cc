#include "projections/storage/explanation.h"

#include <utility>

#include "ledger/store/tree/inclusion.h"
#include "projections/storage/journal.h"

namespace projections::storage {
namespace {

using cells::Posting;
using ledger::Fen128;
using ledger::Result;
using ledger::Seq;
using statistics::ColumnKind;

// What a posting adds to the figure; zero if it belongs to another one.
Fen128 change_of(const Posting& posting, const FigureId& figure) {
  const auto place = statistics::figure_of(figure.indicator, posting.subject);
  if (!place || posting.month != figure.month || !figure.filter.matches(posting)) return 0;
  return posting.figures[*place];
}

Result<std::string> proof_text(const ledger::store::Log& log, Seq seq, Seq size) {
  const auto path = ledger::store::inclusion_proof(log, seq, size);
  if (!path) return path.error();
  std::string text;
  for (const ledger::Hash& hash : *path) text += (text.empty() ? "" : " ") + ledger::hex(hash);
  return text;
}

class RowMaker {
 public:
  RowMaker(const ledger::store::Log& log, Seq position, cells::Indicator indicator,
           bool with_proofs)
      : log_(log), position_(position), indicator_(indicator), with_proofs_(with_proofs) {}

  std::vector<statistics::Column> columns() const {
    std::vector<statistics::Column> columns{{"entry", ColumnKind::kCount},
                                            {"event_type", ColumnKind::kText},
                                            {"registered_by", ColumnKind::kCount},
                                            {"cause", ColumnKind::kText},
                                            statistics::column_of(indicator_)};
    if (with_proofs_) columns.push_back({"proof", ColumnKind::kText});
    return columns;
  }

  Result<std::vector<std::string>> row_of(const Posting& posting, Fen128 change) const {
    const auto entry = entry_at_(posting.seq);
    if (!entry) return entry.error();
    std::vector<std::string> row{
        std::to_string(posting.seq), std::string(event_name(entry->submission->body)),
        std::to_string(posting.registered_by), std::string(name(posting.cause)),
        statistics::figure_text(change, indicator_)};
    if (!with_proofs_) return row;
    auto proof = proof_text(log_, posting.seq, position_);
    if (!proof) return proof.error();
    row.push_back(std::move(*proof));
    return row;
  }

 private:
  const ledger::store::Log& log_;
  ledger::EntryAt entry_at_ = ledger::service::entries_of(log_);
  Seq position_;
  cells::Indicator indicator_;
  bool with_proofs_;
};

}  // namespace

Result<Explanation> explain(const ledger::store::Log& log, Seq position, const FigureId& figure,
                            bool with_proofs) {
  const RowMaker rows(log, position, figure.indicator, with_proofs);
  Explanation explanation;
  explanation.table.columns = rows.columns();
  ledger::Status status = ledger::Done{};
  const auto read = read_postings(log, position, [&](const Posting& posting) {
    const Fen128 change = change_of(posting, figure);
    if (change == 0 || !status) return;
    explanation.sum += change;
    auto row = rows.row_of(posting, change);
    if (row) {
      explanation.table.rows.push_back(std::move(*row));
    } else {
      status = row.error();
    }
  });
  if (!read) return read.error();
  if (!status) return status.error();
  return explanation;
}

}  // namespace projections::storage
