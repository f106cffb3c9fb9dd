#pragma once

// Runs the statistics beside the ledger: the projection of projections/statistics.h behind the port
// that the service knows, and the journal, which is written with its rows.

#include "ledger/service/ports.h"
#include "projections/release/journal_block.h"
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

  // Also of what is folded before the first take_dirty(): for whoever builds the journal anew.
  void keep_journal() { keeps_journal_ = true; }
  // The journal's rows, of what was kept since they were last taken.
  std::vector<ledger::Projection::Row> take_journal();

  const Statistics& statistics() const { return statistics_; }

 private:
  void write_journal(const ledger::State& after, const ledger::Entry& entry,
                     const ledger::Restatement* restatement);

  Statistics statistics_;
  bool keeps_journal_ = false;
  JournalWriter journal_;
  std::vector<DealStatement> statements_;  // Of one entry: their memory is used again.
};

}  // namespace projections
