#pragma once

// Folded: a ledger in memory for the tests of projections. It records submissions without checking
// the law, folds them into a State and a Statistics as the service does, and holds the log so that
// everything can be folded again.

#include <string>
#include <string_view>
#include <vector>

#include "ledger/model/fold/evolve.h"
#include "projections/statistics/statistics.h"
#include "projections/statistics/tally.h"

namespace projections::test {

ledger::Date day(std::string_view text);
ledger::Month month(std::string_view text);
ledger::Amount yuan(std::string_view text);
ledger::Currency currency(std::string_view code);
ledger::PatentNumber patent(std::string_view text);
ledger::PartyId party(std::string_view text);
ledger::Fee fee(ledger::FeeForm form, std::string_view total, std::string_view code = "CNY");
// Yuan for one unit, by CFETS.
ledger::Exchange exchange(std::string_view rate, std::string_view on = "2024-07-19");

class Folded {
 public:
  // The source of the following submissions; at first "ip-office".
  void set_source(std::string_view source) { source_ = party(source); }

  // Each returns the seq of its entry. `on` is the day of filing.
  ledger::Seq record(std::string_view on, ledger::Body body);
  ledger::Seq refuse(std::string_view on, ledger::Body body);
  ledger::Seq correct(std::string_view on, ledger::Seq seq, ledger::Body corrected);
  ledger::Seq retract(std::string_view on, ledger::Seq seq);

  ledger::Seq register_party(std::string_view id, ledger::PartyKind kind, std::string_view district,
                             std::string_view country = "CN");
  ledger::Seq grant(std::string_view number, std::string_view owner, std::string_view ipc,
                    std::string_view industry);

  const ledger::State& state() const { return state_; }
  // The events of the patent and of the rights on it, ascending, with their current bodies.
  std::vector<ledger::EventInPlace> history(std::string_view number) const;
  statistics::Statistics& statistics() { return statistics_; }
  const statistics::Statistics& statistics() const { return statistics_; }
  const std::vector<cells::Posting>& postings() const { return postings_; }  // Of all entries.

  // The whole log, folded again from the beginning.
  statistics::Statistics rebuilt() const { return replayed<statistics::Statistics>(); }
  template <typename Projection>
  Projection replayed() const {
    ledger::State state;
    Projection projection;
    for (const Step& step : log_) {
      const ledger::Restatement* restatement = step.restatement ? &*step.restatement : nullptr;
      evolve(state, step.entry, restatement);
      projection.apply(state, step.entry, restatement);
    }
    return projection;
  }

  // "2024-07 1200000.00; 2024-08 …": one indicator by month and dimensions, whole history.
  std::string figures(std::string_view indicator, cells::Basis basis = cells::Basis::kEvent,
                      std::string_view by = "") const;

 private:
  struct Step {
    ledger::Entry entry;
    std::optional<ledger::Restatement> restatement;
  };
  ledger::Seq fold(std::string_view on, ledger::Body body, ledger::Outcome outcome,
                   std::optional<ledger::Restatement> restatement);
  ledger::Restatement restatement_of(ledger::Seq seq, std::optional<ledger::Body> corrected) const;
  ledger::EventInPlace recorded(ledger::Seq seq) const;

  ledger::PartyId source_ = party("ip-office");
  std::vector<Step> log_;
  ledger::State state_;
  statistics::Statistics statistics_;
  std::vector<cells::Posting> postings_;
};

}  // namespace projections::test
