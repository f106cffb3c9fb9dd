#pragma once

// An answer as a person reads it: the outcome, then each ground with its article, why it stands, by
// what events, and what would cure it; then the warnings.

#include <string>

#include "connectors/console/style.h"
#include "ledger/service/receipt.h"

namespace connectors::views {

// `language` is that of the receipt's own texts.
std::string receipt_text(const ledger::Receipt& receipt, ledger::Language language,
                         const console::Style& style = {});

// "不予登记", "refused"
std::string_view outcome_text(ledger::Outcome outcome, ledger::Language language);

}  // namespace connectors::views
