#include "projections/runner/statistics_runner.h"

namespace projections {
namespace {

constexpr std::size_t kPostingsPerBlock = 4096;

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
  statistics_.apply(after, entry, restatement);
}

// What was folded before the first call is on disk already; from then on postings are kept, and are
// a block of the journal each time.
std::vector<ledger::Projection::Row> StatisticsRunner::take_dirty() {
  auto rows = paired(statistics_.take_dirty());
  for (ledger::Projection::Row& row : take_journal()) rows.push_back(std::move(row));
  statistics_.keep_postings();
  return rows;
}

std::vector<ledger::Projection::Row> StatisticsRunner::take_journal() {
  return paired(encode_postings(statistics_.take_postings(), kPostingsPerBlock));
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
