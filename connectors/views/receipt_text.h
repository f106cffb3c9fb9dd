#pragma once

// A receipt as text: the outcome, each ground with its article, reason, events and cure, and the
// warnings.

#include <string>

#include "connectors/terminal/style.h"
#include "ledger/service/receipt.h"

namespace connectors::views {

// `language`: that of the texts in the receipt.
std::string receipt_text(const ledger::Receipt& receipt, ledger::Language language,
                         const terminal::Style& style = {});

// "不予登记", "refused"
std::string_view outcome_text(ledger::Outcome outcome, ledger::Language language);

}  // namespace connectors::views
