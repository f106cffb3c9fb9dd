#pragma once

// The two parts of an SDMX-JSON message: the data set refers to values by index, and the structure
// lists the values. Internal to data_json.

#include <map>
#include <string>
#include <vector>

#include "connectors/sdmx/components.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::sdmx {

using ledger::codec::JsonWriter;

// The values of a component in a data set, each once, in the order of first use.
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
  std::array<UsedValues, kObservationAttributes> observation;  // Empty without a codelist.
};

void write_links(JsonWriter& json);
void write_json_structure(JsonWriter& json, const DataSetValues& used);

}  // namespace connectors::sdmx
