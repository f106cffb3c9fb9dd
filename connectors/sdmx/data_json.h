#pragma once

// The two halves of an SDMX-JSON message: the data set names values by their index, and the
// structure says what the indexes stand for. Internal to data_json.

#include <map>
#include <string>
#include <vector>

#include "connectors/sdmx/components.h"
#include "connectors/sdmx/json_writer.h"

namespace connectors::sdmx {

// The values that a component has in a data set, each once, in the order in which they came.
class UsedValues {
 public:
  std::size_t index_of(const std::string& value);
  const std::vector<std::string>& values() const { return values_; }

 private:
  std::map<std::string, std::size_t, std::less<>> indexes_;
  std::vector<std::string> values_;
};

struct DataSetValues {
  std::array<UsedValues, kKeyLength> key;
  std::vector<ledger::Month> months;  // Ascending.
  std::array<UsedValues, kSeriesAttributes> series;
  std::array<UsedValues, kObservationAttributes> observation;  // Only of those with a codelist.
};

void write_links(JsonWriter& json);
void write_json_structure(JsonWriter& json, const DataSetValues& used);

}  // namespace connectors::sdmx
