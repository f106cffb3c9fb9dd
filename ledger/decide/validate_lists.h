#pragma once

// Validates lists of patents and of parties: each of them is listed once, however it is spelt. Who
// consents is named by a code.
//
//   F01  /…/patents/1   the patent is listed before
//   F01  /…/sellers/1   the party is listed before; the same for each list of parties or owners
//   F06  /…/consents/0/party   the party is a name
//
// Consents are no list of parties: one party may give several.

#include <vector>

#include "ledger/model/entry.h"

namespace ledger {

std::vector<Fault> validate_lists(const Body& body);

}  // namespace ledger
