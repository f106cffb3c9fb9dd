#include "projections/runner/statistics_runner.h"

namespace projections {
namespace {

std::vector<ledger::Projection::Row> paired(std::vector<Row> rows) {
  std::vector<ledger::Projection::Row> pairs;
  pairs.reserve(rows.size());
  for (Row& row : rows) pairs.emplace_back(std::move(row.key), std::move(row.value));
  return pairs;
}

}  // namespace

std::string_view StatisticsRunner::name() const { return Statistics::kName; }

std::string_view StatisticsRunner::row_prefix() const { return kRowPrefix; }

void StatisticsRunner::apply(const ledger::State& after, const ledger::Entry& entry,
                             const ledger::Restatement* restatement) {
  statistics_.apply(after, entry, restatement);
}

std::vector<ledger::Projection::Row> StatisticsRunner::take_dirty() {
  return paired(statistics_.take_dirty());
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
