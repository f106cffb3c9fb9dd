#pragma once

// The grounds of an answer on a page. Internal to the views.

#include "connectors/views/sections.h"

namespace connectors::views {

void reasons(Page& page, const std::vector<ledger::Reason>& reasons, std::string_view heading);

}  // namespace connectors::views
