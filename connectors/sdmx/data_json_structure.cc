#include <algorithm>

#include "connectors/sdmx/data_json.h"
#include "connectors/sdmx/edition.h"
#include "ledger/base/assert.h"

namespace connectors::sdmx {
namespace {

void write_names(JsonWriter& json, std::string_view zh, std::string_view en) {
  json.member("name", zh);
  json.name("names");
  json.open('{');
  json.member("zh", zh);
  json.member("en", en);
  json.close('}');
}

void write_value(JsonWriter& json, const Component& component, const std::string& value) {
  json.open('{');
  if (component.codelist == nullptr) {
    json.member("value", value);
  } else {
    const auto& codes = component.codelist->codes;
    const auto code = std::ranges::find(codes, value, &projections::release::CubeCode::id);
    LEDGER_ASSERT(code != codes.end());
    json.member("id", value);
    write_names(json, code->zh, code->en);
  }
  json.close('}');
}

// Omitted if empty: the format has no empty list here.
void write_values(JsonWriter& json, const Component& component,
                  const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.name("values");
  json.open('[');
  for (const std::string& value : values) write_value(json, component, value);
  json.close(']');
}

void open_component(JsonWriter& json, const Component& component) {
  json.open('{');
  json.member("id", component.id);
  write_names(json, component.title.zh, component.title.en);
}

void write_dimension(JsonWriter& json, const Component& dimension, std::size_t position,
                     const std::vector<std::string>& values) {
  open_component(json, dimension);
  json.name("keyPosition");
  json.literal(std::to_string(position));
  write_values(json, dimension, values);
  json.close('}');
}

void write_dimensions(JsonWriter& json, const DataSetValues& used) {
  std::vector<std::string> months;
  for (const ledger::Month month : used.months) months.push_back(month.text());
  json.name("dimensions");
  json.open('{');
  json.name("series");
  json.open('[');
  for (std::size_t i = 0; i < kKeyLength; ++i) {
    write_dimension(json, key_dimensions()[i], i, used.key[i].values());
  }
  json.close(']');
  json.name("observation");
  json.open('[');
  write_dimension(json, time_dimension(), kKeyLength, months);
  json.close(']');
  json.close('}');
}

void write_measures(JsonWriter& json) {
  json.name("measures");
  json.open('{');
  json.name("observation");
  json.open('[');
  open_component(json, measure());
  json.close('}');
  json.close(']');
  json.close('}');
}

void write_series_relationship(JsonWriter& json) {
  json.name("dimensions");
  json.open('[');
  for (const Component& dimension : key_dimensions()) json.text(dimension.id);
  json.close(']');
}

void write_observation_relationship(JsonWriter& json) {
  json.name("observation");
  json.open('{');
  json.close('}');
}

void write_attribute(JsonWriter& json, const Component& attribute,
                     void (*write_relationship)(JsonWriter&), const UsedValues& used) {
  open_component(json, attribute);
  json.name("relationship");
  json.open('{');
  write_relationship(json);
  json.close('}');
  write_values(json, attribute, used.values());
  json.close('}');
}

void write_attributes(JsonWriter& json, const DataSetValues& used) {
  json.name("attributes");
  json.open('{');
  json.name("series");
  json.open('[');
  for (std::size_t i = 0; i < kSeriesAttributes; ++i) {
    write_attribute(json, series_attributes()[i], write_series_relationship, used.series[i]);
  }
  json.close(']');
  json.name("observation");
  json.open('[');
  for (std::size_t i = 0; i < kObservationAttributes; ++i) {
    write_attribute(json, observation_attributes()[i], write_observation_relationship,
                    used.observation[i]);
  }
  json.close(']');
  json.close('}');
}

}  // namespace

void write_links(JsonWriter& json) {
  json.name("links");
  json.open('[');
  json.open('{');
  json.member("urn", urn_of(Edition::k30, kDataflowClass, kDataflow));
  json.member("rel", "dataflow");
  json.close('}');
  json.close(']');
}

void write_json_structure(JsonWriter& json, const DataSetValues& used) {
  json.open('{');
  write_links(json);
  write_names(json, kDataflowTitle.zh, kDataflowTitle.en);
  json.name("dataSets");
  json.open('[');
  json.literal("0");
  json.close(']');
  write_dimensions(json, used);
  write_measures(json);
  write_attributes(json, used);
  json.close('}');
}

}  // namespace connectors::sdmx
