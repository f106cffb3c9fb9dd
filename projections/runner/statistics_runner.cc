#include "projections/runner/statistics_runner.h"

namespace projections {
namespace {

std::vector<ledger::Projection::Row> paired(std::vector<projections::Row> rows) {
  std::vector<ledger::Projection::Row> pairs;
  pairs.reserve(rows.size());
  for (projections::Row& row : rows) pairs.emplace_back(std::move(row.key), std::move(row.value));
  return pairs;
}

}  // namespace

std::string_view StatisticsRunner::name() const { return Statistics::kName; }

std::string_view StatisticsRunner::row_prefix() const { return kRowPrefix; }

void StatisticsRunner::apply(const ledger::State& after, const ledger::Entry& entry,
                             const ledger::Restatement* restatement) {
  const std::size_t days = statistics_.days().size();
  statistics_.apply(after, entry, restatement);
  if (!keeps_journal_) return;
  if (statistics_.days().size() > days) journal_.add(statistics_.days().back());
  write_journal(after, entry, restatement);
}

void StatisticsRunner::write_journal(const ledger::State& after, const ledger::Entry& entry,
                                     const ledger::Restatement* restatement) {
  for (const Posting& posting : statistics_.postings()) journal_.add(posting);
  statements_.clear();
  tell_deals(after, entry, restatement, statements_);
  for (const DealStatement& statement : statements_) journal_.add(statement);
}

// What was folded before the first call is on disk already; from then on the journal is kept, and
// has a block more each time.
std::vector<ledger::Projection::Row> StatisticsRunner::take_dirty() {
  auto rows = paired(statistics_.take_dirty());
  for (ledger::Projection::Row& row : take_journal()) rows.push_back(std::move(row));
  keep_journal();
  return rows;
}

std::vector<ledger::Projection::Row> StatisticsRunner::take_journal() {
  return paired(journal_.take_rows());
}

std::vector<ledger::Projection::Row> StatisticsRunner::rows() const {
  return paired(statistics_.rows());
}

void StatisticsRunner::save(std::string& out) const { statistics_.save(out); }

bool StatisticsRunner::load(std::string_view bytes) {
  auto statistics = Statistics::load(bytes);
  if (!statistics) return false;
  statistics_ = std::move(*statistics);
  return true;
}

void StatisticsRunner::reset() { statistics_ = Statistics(); }

}  // namespace projections
