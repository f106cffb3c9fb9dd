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

// What a refusal is called, by the type of the submission: transfers and pledges are registered
// (登记), licences recorded (备案), open licences announced (公告), the rest is accepted (受理).
ledger::Bilingual refusal_words(std::string_view type);

// "不予登记", "refused"
std::string_view outcome_text(ledger::Outcome outcome, std::string_view type,
                              ledger::Language language);

}  // namespace connectors::views
