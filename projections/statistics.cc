#include "projections/statistics.h"

#include "projections/fold.h"
#include "projections/snapshot.h"

namespace projections {

void Statistics::apply(const ledger::State& after, const ledger::Entry& entry,
                       const ledger::Restatement* restatement) {
  if (!entry.takes_effect() || !entry.submission) return;
  Fold(books_, after, entry, restatement).run();
}

void Statistics::save(std::string& out) const { write_snapshot(books_, out); }

std::optional<Statistics> Statistics::load(std::string_view bytes) {
  std::optional<Books> books = read_snapshot(bytes);
  if (!books) return std::nullopt;
  Statistics statistics;
  statistics.books_ = std::move(*books);
  return statistics;
}

}  // namespace projections
