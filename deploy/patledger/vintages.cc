#include "deploy/patledger/vintages.h"

#include "projections/release/calendar.h"

namespace patledger {
namespace {

using ledger::Fen128;
using projections::Calendar;
using projections::ColumnKind;
using projections::Indicator;
using projections::Posting;
using projections::Publication;
using projections::Query;
using projections::Table;

// One month through its publications.
struct MonthRow {
  std::vector<Publication> publications;
  std::vector<std::vector<Fen128>> figures;  // By publication and indicator; the changes.
};

class Triangle {
 public:
  Triangle(const Calendar& calendar, const Query& query) : calendar_(calendar), query_(query) {
    for (ledger::Month month = query.from; month <= query.until; ++month.index) {
      MonthRow row{calendar.publications_of(month, projections::Audience::kBureau), {}};
      row.figures.assign(row.publications.size(), std::vector<Fen128>(query.indicators.size()));
      months_.push_back(std::move(row));
    }
  }

  void add(const Posting& posting) {
    if (posting.month < query_.from || posting.month > query_.until) return;
    MonthRow& row = months_[static_cast<std::size_t>(posting.month.index - query_.from.index)];
    std::size_t at = 0;
    while (posting.seq >= row.publications[at].position) ++at;
    for (std::size_t i = 0; i < query_.indicators.size(); ++i) {
      const auto figure = projections::figure_of(query_.indicators[i], posting.subject);
      if (figure) row.figures[at][i] += posting.figures[*figure];
    }
  }

  Table table() const {
    Table table;
    table.columns = {{"month", ColumnKind::kText},
                     {"published_with", ColumnKind::kText},
                     {"vintage", ColumnKind::kText},
                     {"position", ColumnKind::kCount}};
    for (const Indicator indicator : query_.indicators) {
      table.columns.push_back(projections::column_of(indicator));
    }
    for (std::size_t i = 0; i < months_.size(); ++i) {
      add_rows({query_.from.index + static_cast<std::int32_t>(i)}, months_[i], table);
    }
    return table;
  }

 private:
  void add_rows(ledger::Month month, const MonthRow& row, Table& table) const {
    std::vector<Fen128> sums(query_.indicators.size());
    for (std::size_t at = 0; at < row.publications.size(); ++at) {
      const Publication& publication = row.publications[at];
      const Calendar then(calendar_.days(), publication.position);
      std::vector<std::string> cells{month.text(), publication.with.text(),
                                     std::string(name(then.vintage_of(month))),
                                     std::to_string(publication.position)};
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += row.figures[at][i];
        cells.push_back(projections::figure_text(sums[i], query_.indicators[i]));
      }
      table.rows.push_back(std::move(cells));
    }
  }

  const Calendar& calendar_;
  const Query& query_;
  std::vector<MonthRow> months_;
};

}  // namespace

ledger::Result<Table> vintages(const Figures& figures, ledger::Seq position, const Query& query) {
  const Calendar calendar(figures.days, position);
  Triangle triangle(calendar, query);
  const auto read = projections::read_postings(
      *figures.log, position, [&](const Posting& posting) { triangle.add(posting); });
  if (!read) return read.error();
  return triangle.table();
}

}  // namespace patledger
