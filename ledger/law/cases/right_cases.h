#pragma once

// The cases of the pledges, licences and open-licence statements of one patent: each is held
// against the patent as it stood on its legal day. One that was cancelled, revoked or withdrawn
// needs nothing more. A right that was changed later is not held against its first day in what
// the change set: the change was.
//
// Internal to law/cases.

#include <vector>

#include "ledger/law/cases/cases.h"
#include "ledger/law/cases/dated_patent.h"

namespace ledger::law {

void add_cases_of_rights(const DatedPatent& dated, std::vector<Case>& found);

}  // namespace ledger::law
