#pragma once

// Registration of a pledge (CC 440, 444; M461, in force since 2021-11-15). Law.md calls the grounds
// P01 to P12; P11 is waived by a statement after being told.
//
// Not modelled yet: P10 (a utility model with a same-day invention application). The 2010 measures
// are read through the same questions; their differences (invalidation as an absolute bar) are
// rows.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

std::span<const Rule<PledgeRegister>> pledge_rules();

}  // namespace ledger::law
