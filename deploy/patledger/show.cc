#include "deploy/patledger/show.h"

#include "connectors/console/csv.h"
#include "connectors/console/rows_json.h"
#include "connectors/console/table.h"
#include "connectors/views/receipt_text.h"
#include "connectors/views/rights_text.h"
#include "ledger/service/history.h"
#include "projections/tally.h"

namespace patledger {

using connectors::console::Style;

int show_table(const projections::Table& table, const std::string& format, const Shared& shared) {
  std::string text;
  if (format == "csv") {
    text = connectors::console::to_csv(table);
  } else if (format == "json") {
    text = connectors::console::to_json(table);
  } else {
    text = connectors::console::to_text(table, shared.lang());
  }
  return print(text) ? kDone : kDisk;
}

std::string show_stats(const Session& session, ledger::Month from, ledger::Month until,
                       ledger::Language language) {
  const projections::Query query{from, until, projections::default_indicators(), {}};
  const auto lines = projections::answer(session.statistics.statistics().cells(), query);
  return connectors::console::to_text(projections::table_of(query, lines), language,
                                      {.style = Style::of_stdout()});
}

ledger::Result<std::optional<projections::RightsView>> view_of(const ledger::Ledger& ledger,
                                                               const ledger::State& state,
                                                               ledger::PatentNumber number,
                                                               ledger::Date on, bool is_effective) {
  using View = std::optional<projections::RightsView>;
  const auto index = state.patents.index_of(number);
  if (!index) return View();
  const auto history = ledger::history_of_patent(state, *index, ledger.entries());
  if (!history) return history.error();
  if (is_effective) return projections::rights_effective(state, number, *history, on);
  View view = projections::rights_of(state, number, on);
  if (view) projections::tell_history(*view, state, *history);
  return view;
}

std::string show_patent(const Session& session, ledger::PatentNumber number, ledger::Date on,
                        ledger::Language language) {
  const auto view = view_of(*session.ledger, session.ledger->state(), number, on, false);
  if (!view || !*view) return {};
  return connectors::views::rights_text(**view, language, Style::of_stdout());
}

std::string show_receipt(const ledger::Receipt& receipt, ledger::Language language) {
  return connectors::views::receipt_text(receipt, language, Style::of_stdout());
}

}  // namespace patledger
