#pragma once

// What several commands print for people, as text.

#include <string>

#include "deploy/patledger/session.h"
#include "ledger/model/receipt.h"

namespace patledger {

std::string show_stats(const Session& session, ledger::Month from, ledger::Month until,
                       ledger::Language language);
// Empty where the ledger knows no such patent.
std::string show_patent(const Session& session, ledger::PatentNumber number,
                        ledger::Language language);
std::string show_receipt(const ledger::Receipt& receipt, ledger::Language language);

}  // namespace patledger
