#include "connectors/views/rights_json.h"

#include "ledger/codec/json_writer.h"

namespace connectors::views {

std::string rights_json(const projections::RightsView& view) {
  std::string json;
  ledger::codec::write_value(json, view);
  return json;
}

std::string encumbrances_json(const projections::RightsView& view) {
  std::string json;
  ledger::codec::write_value(json, view.encumbrances);
  return json;
}

}  // namespace connectors::views
