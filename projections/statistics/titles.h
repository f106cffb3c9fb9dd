#pragma once

// The titles of table columns.

#include <string_view>

#include "ledger/base/bilingual.h"

namespace projections::statistics {

// The title of the column with that name: "month", "contract_value". An unknown name is its own
// title.
ledger::Bilingual title_of(std::string_view column);

}  // namespace projections::statistics
