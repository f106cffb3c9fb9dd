#pragma once

// One patent as a JSON object on one line, by the field tables of projections/rights/rights.h.

#include <string>

#include "projections/rights/rights.h"

namespace connectors::views {

std::string rights_json(const projections::rights::RightsView& view);

}  // namespace connectors::views
