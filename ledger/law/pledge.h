#pragma once

// Registration of a pledge (CC 440, 444; M461, in force since 2021-11-15). Law.md calls the grounds
// P01 to P12; P10 and P11 are waived by a statement after being told. The 2010 measures are read
// through the same questions; their differences (invalidation as an absolute bar) are rows.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

std::span<const Rule<PledgeRegister>> pledge_rules();

}  // namespace ledger::law
