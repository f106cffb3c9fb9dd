#pragma once

// StatisticsRunner: the Statistics as a Projection of the service, and the journal that is written
// in the same batch as the rows of its cells.
//
// Threading: as Projection; one thread calls all functions.

#include "ledger/service/replay/ports.h"
#include "projections/statistics/statistics.h"
#include "projections/storage/journal_block.h"

namespace projections::storage {

class StatisticsRunner : public ledger::service::Projection {
 public:
  std::string_view name() const override;
  std::string_view row_prefix() const override;
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement) override;
  // The changed cells, and the journal of the entries since the last call. The first call returns
  // no journal: what was replayed before it is on disk already.
  std::vector<ledger::KvRow> take_dirty() override;
  std::vector<ledger::KvRow> rows() const override;
  void save(std::string& out) const override;
  bool load(std::string_view bytes) override;
  void reset() override;

  // Starts the journal before the first take_dirty(): for a rebuild from the first entry.
  void start_journal() { writes_journal_ = true; }
  // The journal rows of the entries since the last call.
  std::vector<ledger::KvRow> take_journal();

  const statistics::Statistics& statistics() const { return statistics_; }

 private:
  void write_journal(const ledger::State& after, const ledger::Entry& entry,
                     const ledger::Restatement* restatement);

  statistics::Statistics statistics_;
  bool writes_journal_ = false;
  JournalWriter journal_;
  std::vector<release::DealUpdate> updates_;  // Of one entry; a member to reuse its memory.
};

}  // namespace projections::storage
