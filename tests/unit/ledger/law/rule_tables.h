#pragma once

// All tables of rules, for tests that walk them.

#include "ledger/law/rules/licence.h"
#include "ledger/law/rules/open_licence.h"
#include "ledger/law/rules/pledge.h"
#include "ledger/law/rules/transfer.h"

namespace ledger::law::test {

// Calls `visit(rules)` for each table.
template <typename Visit>
void for_each_table(Visit&& visit) {
  visit(transfer_rules());
  visit(licence_rules());
  visit(pledge_rules());
  visit(open_licence_rules());
  visit(open_licence_acceptance_rules());
  visit(open_licence_withdrawal_rules());
  visit(open_licence_announcement_rules());
}

}  // namespace ledger::law::test
