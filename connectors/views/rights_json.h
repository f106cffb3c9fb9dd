#pragma once

// One patent for programs: a JSON object on one line, by the field tables of projections/rights.h.

#include <string>

#include "projections/rights.h"

namespace connectors::views {

std::string rights_json(const projections::RightsView& view);

// The list of what stands on it, as JSON.
std::string encumbrances_json(const projections::RightsView& view);

}  // namespace connectors::views
