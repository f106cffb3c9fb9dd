#include "projections/release/series/vintages.h"

namespace projections::release {

using ledger::Fen128;
using statistics::ColumnKind;

VintageTriangle::VintageTriangle(const Calendar& calendar, const statistics::Query& query)
    : calendar_(calendar), query_(query) {
  for (ledger::Month month = query.from; month <= query.until; ++month.index) {
    MonthChanges changes{calendar.publications_of(month, Audience::kBureau), {}};
    changes.changes.assign(changes.publications.size(),
                           std::vector<Fen128>(query.indicators.size()));
    months_.push_back(std::move(changes));
  }
}

void VintageTriangle::add(const cells::Posting& posting) {
  if (posting.month < query_.from || posting.month > query_.until) return;
  MonthChanges& month = months_[static_cast<std::size_t>(posting.month.index - query_.from.index)];
  std::size_t at = 0;
  while (posting.seq >= month.publications[at].position) ++at;
  for (std::size_t i = 0; i < query_.indicators.size(); ++i) {
    const auto figure = statistics::figure_of(query_.indicators[i], posting.subject);
    if (figure) month.changes[at][i] += posting.figures[*figure];
  }
}

statistics::Table VintageTriangle::table() const {
  statistics::Table table;
  table.columns = {{"month", ColumnKind::kText},
                   {"published_with", ColumnKind::kText},
                   {"vintage", ColumnKind::kText},
                   {"position", ColumnKind::kCount}};
  for (const cells::Indicator indicator : query_.indicators) {
    table.columns.push_back(statistics::column_of(indicator));
  }
  for (std::size_t i = 0; i < months_.size(); ++i) {
    add_rows({query_.from.index + static_cast<std::int32_t>(i)}, months_[i], table);
  }
  return table;
}

void VintageTriangle::add_rows(ledger::Month month, const MonthChanges& changes,
                               statistics::Table& table) const {
  std::vector<Fen128> sums(query_.indicators.size());
  for (std::size_t at = 0; at < changes.publications.size(); ++at) {
    const Publication& publication = changes.publications[at];
    const Calendar then(calendar_.days(), publication.position);
    const bool is_closed = then.position_of_close(month).has_value();
    std::vector<std::string> row{month.text(), publication.with.text(),
                                 std::string(is_closed ? name(then.vintage_of(month)) : "draft"),
                                 std::to_string(last_entry(publication.position))};
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i] += changes.changes[at][i];
      row.push_back(statistics::figure_text(sums[i], query_.indicators[i]));
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace projections::release
