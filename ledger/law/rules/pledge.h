#pragma once

// Registration of a pledge (CC 440, 444; M461; before 2021-11-15 SIPO Order 56): the grounds P01 to
// P12, and W02. No rule is in force before 2010-10-01.

#include <span>

#include "ledger/law/named.h"
#include "ledger/model/commands/pledge.h"

namespace ledger::law {

std::span<const Rule<PledgeRegister>> pledge_rules();

}  // namespace ledger::law
