#pragma once

// Runs the statistics beside the ledger: the projection of projections/statistics.h behind the port
// that the service knows.

#include "ledger/service/ports.h"
#include "projections/statistics.h"

namespace projections {

class StatisticsRunner : public ledger::Projection {
 public:
  std::string_view name() const override;
  std::string_view row_prefix() const override;
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement) override;
  std::vector<ledger::Projection::Row> take_dirty() override;
  std::vector<ledger::Projection::Row> rows() const override;
  void save(std::string& out) const override;
  bool load(std::string_view bytes) override;
  void reset() override;

  // Also what is folded before the first take_dirty(): for whoever builds the journal anew.
  void keep_postings() { statistics_.keep_postings(); }
  // The journal's rows, of the postings that were kept since they were last taken.
  std::vector<ledger::Projection::Row> take_journal();

  const Statistics& statistics() const { return statistics_; }

 private:
  Statistics statistics_;
};

}  // namespace projections
