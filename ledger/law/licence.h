#pragma once

// Recordation of a licence contract (M62, in force since 2011-08-01; PL 12, 14, 51; CC 444, 865). Law.md
// calls the grounds L01 to L12.
//
// Not modelled yet: L11 (other cases) and L13 (export papers), for which a submission has no field.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

std::span<const Rule<LicenceRecord>> licence_rules();

}  // namespace ledger::law
