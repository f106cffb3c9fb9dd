#pragma once

// One patent for people at a terminal.

#include <string>

#include "connectors/console/style.h"
#include "ledger/service/receipt.h"
#include "projections/rights.h"

namespace connectors::views {

std::string rights_text(const projections::RightsView& view, ledger::Language language,
                        const console::Style& style = {});

}  // namespace connectors::views
