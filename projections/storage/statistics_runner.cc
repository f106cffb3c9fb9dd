#include "projections/storage/statistics_runner.h"

#include "projections/release/deals/deal_extractor.h"

namespace projections::storage {

std::string_view StatisticsRunner::name() const { return statistics::Statistics::kName; }

std::string_view StatisticsRunner::row_prefix() const { return cells::kRowPrefix; }

void StatisticsRunner::apply(const ledger::State& after, const ledger::Entry& entry,
                             const ledger::Restatement* restatement) {
  const std::size_t days = statistics_.days().size();
  statistics_.apply(after, entry, restatement);
  if (!writes_journal_) return;
  if (statistics_.days().size() > days) journal_.add(statistics_.days().back());
  write_journal(after, entry, restatement);
}

void StatisticsRunner::write_journal(const ledger::State& after, const ledger::Entry& entry,
                                     const ledger::Restatement* restatement) {
  for (const cells::Posting& posting : statistics_.postings()) journal_.add(posting);
  updates_.clear();
  release::extract_deals(after, entry, restatement, updates_);
  for (const release::DealUpdate& update : updates_) journal_.add(update);
}

std::vector<ledger::KvRow> StatisticsRunner::take_dirty() {
  auto rows = statistics_.take_dirty();
  for (ledger::KvRow& row : take_journal()) rows.push_back(std::move(row));
  start_journal();
  return rows;
}

std::vector<ledger::KvRow> StatisticsRunner::take_journal() { return journal_.take_rows(); }

std::vector<ledger::KvRow> StatisticsRunner::rows() const { return statistics_.rows(); }

void StatisticsRunner::save(std::string& out) const { statistics_.save(out); }

bool StatisticsRunner::load(std::string_view bytes) {
  auto statistics = statistics::Statistics::load(bytes);
  if (!statistics) return false;
  statistics_ = std::move(*statistics);
  return true;
}

void StatisticsRunner::reset() { statistics_ = statistics::Statistics(); }

}  // namespace projections::storage
