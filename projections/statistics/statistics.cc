#include "projections/statistics/statistics.h"

#include "projections/statistics/booking/entry_postings.h"
#include "projections/statistics/snapshot.h"

namespace projections::statistics {
namespace {

// A filing dated earlier than one before it belongs to the latest day so far.
void note_day(std::vector<FilingDay>& days, const ledger::Entry& entry) {
  const ledger::Date day = entry.submission->at.day();
  if (days.empty() || days.back().day < day) days.push_back({day, entry.seq});
}

}  // namespace

void Statistics::apply(const ledger::State& after, const ledger::Entry& entry,
                       const ledger::Restatement* restatement) {
  books_.postings.clear();
  if (!entry.submission) return;
  note_day(books_.days, entry);
  if (entry.takes_effect()) post_entry(books_, after, entry, restatement);
}

void Statistics::save(std::string& out) const { write_snapshot(books_, out); }

std::optional<Statistics> Statistics::load(std::string_view bytes) {
  std::optional<Books> books = read_snapshot(bytes);
  if (!books) return std::nullopt;
  Statistics statistics;
  statistics.books_ = std::move(*books);
  return statistics;
}

}  // namespace projections::statistics
