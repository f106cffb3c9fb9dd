#include "projections/statistics/statistics.h"

#include "projections/statistics/booking/entry_postings.h"
#include "projections/statistics/snapshot.h"

namespace projections::statistics {
namespace {

void note_day(std::vector<CalendarDay>& days, const ledger::State& after, ledger::Seq seq) {
  const std::optional<ledger::Date>& today = after.today.day;
  if (today && (days.empty() || days.back().day < *today)) days.push_back({*today, seq});
}

}  // namespace

void Statistics::apply(const ledger::State& after, const ledger::Entry& entry,
                       const ledger::Restatement* restatement) {
  books_.postings.clear();
  if (!entry.takes_effect()) return;
  note_day(books_.days, after, entry.seq);
  post_entry(books_, after, entry, restatement);
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
