#pragma once

// Registration of a transfer (PL 10, 14; CC 444; IR 103 to 105; TIER): the grounds T01 to T11.
//
// Not modelled: the priority of inventors and of commissioners (CC 847, 859, 860); secret patents,
// which never enter the ledger.

#include <span>

#include "ledger/law/named.h"
#include "ledger/model/commands/transfer.h"

namespace ledger::law {

std::span<const Rule<TransferRegister>> transfer_rules();

}  // namespace ledger::law
