#include "deploy/patledger/session/show.h"

#include <unistd.h>

#include "connectors/terminal/csv.h"
#include "connectors/terminal/rows_json.h"
#include "connectors/terminal/table.h"
#include "connectors/terminal/width.h"
#include "connectors/views/receipt_text.h"
#include "connectors/views/rights_text.h"
#include "deploy/patledger/cli/exit_code.h"
#include "ledger/service/replay/history.h"
#include "projections/statistics/tally.h"

namespace patledger {

using connectors::terminal::Style;

int show_table(const projections::statistics::Table& table, const std::string& format,
               const GlobalOptions& options) {
  std::string text;
  if (format == "csv") {
    text = connectors::terminal::to_csv(table);
    if (::isatty(STDOUT_FILENO) == 1) text = connectors::terminal::visible_lines(text);
  } else if (format == "json") {
    text = connectors::terminal::to_json(table);
  } else {
    text = connectors::terminal::to_text(table, options.lang());
  }
  return print(text) ? kDone : kDisk;
}

std::string stats_text(const Session& session, ledger::Month from, ledger::Month until,
                       ledger::Language language) {
  const projections::statistics::Query query{
      from, until, projections::statistics::default_indicators(), {}};
  const auto lines =
      projections::statistics::answer(session.statistics.statistics().cells(), query);
  return connectors::terminal::to_text(projections::statistics::table_of(query, lines), language,
                                       {.style = Style::of_stdout()});
}

ledger::Result<std::optional<projections::rights::RightsView>> view_of(
    const ledger::service::Ledger& ledger, const ledger::State& state, ledger::PatentNumber number,
    ledger::Date on, bool is_effective) {
  using View = std::optional<projections::rights::RightsView>;
  const auto index = state.patents.index_of(number);
  if (!index) return View();
  const auto history = ledger::service::history_of_patent(state, *index, ledger.entries());
  if (!history) return history.error();
  if (is_effective) return projections::rights::rights_effective(state, number, *history, on);
  View view = projections::rights::rights_of(state, number, on);
  if (view) projections::rights::add_history(*view, state, *history);
  return view;
}

std::string patent_text(const Session& session, ledger::PatentNumber number, ledger::Date on,
                        ledger::Language language) {
  const auto view = view_of(*session.ledger, session.ledger->state(), number, on, false);
  if (!view || !*view) return {};
  return connectors::views::rights_text(**view, language, Style::of_stdout());
}

std::string receipt_text(const ledger::Receipt& receipt, ledger::Language language) {
  return connectors::views::receipt_text(receipt, language, Style::of_stdout());
}

}  // namespace patledger
