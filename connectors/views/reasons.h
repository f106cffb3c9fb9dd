#pragma once

// The grounds of a receipt as a section of a page. Internal to the views.

#include "connectors/views/sections.h"
#include "ledger/model/receipt.h"

namespace connectors::views {

void reasons(Page& page, const std::vector<ledger::Reason>& reasons, std::string_view heading);

}  // namespace connectors::views
