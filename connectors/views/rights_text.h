#pragma once

// One patent as text for a terminal.

#include <string>

#include "connectors/terminal/style.h"
#include "ledger/base/bilingual.h"
#include "projections/rights/rights.h"

namespace connectors::views {

std::string rights_text(const projections::rights::RightsView& view, ledger::Language language,
                        const terminal::Style& style = {});

}  // namespace connectors::views
