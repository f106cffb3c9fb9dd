#pragma once

// The law as a lawyer reads it: the rows in force on a day, as Markdown, act by act. What the
// contract names and the ledger does not ask yet on that day is listed at the end, so that nobody
// takes silence for consent.

#include <string>

#include "ledger/service/receipt.h"

namespace connectors::views {

std::string law_text(ledger::Date on, ledger::Language language);

// What changed from one day of filing to another: the rows in force on one of them alone.
std::string law_difference_text(ledger::Date from, ledger::Date to, ledger::Language language);

}  // namespace connectors::views
