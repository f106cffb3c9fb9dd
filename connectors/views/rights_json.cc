#include "connectors/views/rights_json.h"

#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/writer.h"

namespace connectors::views {

std::string rights_json(const projections::rights::RightsView& view) {
  std::string json;
  ledger::codec::write_value(json, view);
  return ledger::codec::escape_invisible(std::move(json));
}

}  // namespace connectors::views
