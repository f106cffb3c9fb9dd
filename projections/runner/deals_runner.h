#pragma once

// Runs the deals of projections/release/deals.h in a replay of the log. They are neither stored nor
// kept beside a ledger that is written: rows and snapshots it has none.

#include "ledger/service/ports.h"
#include "projections/release/deals.h"

namespace projections {

class DealsRunner : public ledger::Projection {
 public:
  std::string_view name() const override { return "deals"; }
  std::string_view row_prefix() const override { return "deal/"; }
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement) override {
    deals_.apply(after, entry, restatement);
  }
  std::vector<Row> take_dirty() override { return {}; }
  std::vector<Row> rows() const override { return {}; }
  void save(std::string& /*out*/) const override {}
  bool load(std::string_view /*bytes*/) override { return false; }
  void reset() override { deals_ = Deals(); }

  const Deals& deals() const { return deals_; }

 private:
  Deals deals_;
};

}  // namespace projections
