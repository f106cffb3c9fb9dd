#pragma once

// The printed law: the rules in force on a day of filing, act by act, as Markdown for a lawyer. The
// codes that no rule in force has are listed at the end.

#include <string>

#include "ledger/base/bilingual.h"
#include "ledger/base/date.h"

namespace connectors::views {

std::string law_text(ledger::Date on, ledger::Language language);

// The rules that are in force on only one of the two days.
std::string law_difference_text(ledger::Date from, ledger::Date to, ledger::Language language);

}  // namespace connectors::views
