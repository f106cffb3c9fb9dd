#include "connectors/sdmx/data_json.h"

#include <algorithm>
#include <set>

#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/figures.h"
#include "connectors/sdmx/sdmx.h"

namespace connectors::sdmx {
namespace {

constexpr std::string_view kSchema =
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/"
    "sdmx-json-data-schema.json";

std::vector<ledger::Month> months_of(const projections::release::Release& release) {
  std::set<ledger::Month> months;
  for (const projections::release::Series& series : release.series) {
    for (const auto& observation : series.observations) months.insert(observation.month);
  }
  return {months.begin(), months.end()};
}

void write_party(JsonWriter& json, std::string_view id) {
  json.open('{');
  json.member("id", id);
  json.close('}');
}

void write_meta(JsonWriter& json, const projections::release::ReleaseHead& head) {
  json.name("meta");
  json.open('{');
  json.member("schema", kSchema);
  json.member("id", head.id);
  json.member("prepared", head.prepared.text());
  json.name("test");
  json.literal(head.is_draft ? "true" : "false");
  json.name("contentLanguages");
  json.open('[');
  json.text("zh");
  json.text("en");
  json.close(']');
  json.name("sender");
  write_party(json, projections::release::kCubeAgency);
  json.name("receivers");
  json.open('[');
  write_party(json, kReceiver);
  json.close(']');
  json.close('}');
}

// "0:3:1:…": the index of each value of the key.
std::string indexes_of(const projections::release::Series& series, DataSetValues& used) {
  const SeriesKey key = key_of(series);
  std::string indexes;
  for (std::size_t i = 0; i < kKeyLength; ++i) {
    if (i > 0) indexes += ':';
    indexes += std::to_string(used.key[i].index_of(key[i]->id));
  }
  return indexes;
}

// Decimals are written as texts: a binary fraction would not be exact.
void write_attribute(JsonWriter& json, const Component& attribute, const std::string& value,
                     UsedValues& used) {
  if (value.empty()) return json.literal("null");
  if (attribute.codelist != nullptr) return json.literal(std::to_string(used.index_of(value)));
  if (attribute.text_type == "Integer") return json.literal(value);
  json.text(value);
}

void write_observation(JsonWriter& json, const projections::release::Series& series,
                       const projections::release::Observation& observation, DataSetValues& used) {
  const auto month = std::ranges::lower_bound(used.months, observation.month);
  json.name(std::to_string(month - used.months.begin()));
  json.open('[');
  json.text(value_of(series, observation));
  const auto values = attributes_of(series, observation);
  for (std::size_t i = 0; i < kObservationAttributes; ++i) {
    write_attribute(json, observation_attributes()[i], values[i], used.observation[i]);
  }
  json.close(']');
}

void write_series(JsonWriter& json, const projections::release::Series& series,
                  DataSetValues& used) {
  json.name(indexes_of(series, used));
  json.open('{');
  json.name("attributes");
  json.open('[');
  const auto values = attributes_of(series);
  for (std::size_t i = 0; i < kSeriesAttributes; ++i) {
    json.literal(std::to_string(used.series[i].index_of(values[i])));
  }
  json.close(']');
  json.name("observations");
  json.open('{');
  for (const auto& observation : series.observations) {
    write_observation(json, series, observation, used);
  }
  json.close('}');
  json.close('}');
}

void write_data_set(JsonWriter& json, const projections::release::Release& release,
                    DataSetValues& used) {
  json.open('{');
  json.name("structure");
  json.literal("0");
  json.member("action", "Replace");
  write_links(json);
  json.name("series");
  json.open('{');
  for (const projections::release::Series& series : release.series)
    write_series(json, series, used);
  json.close('}');
  json.close('}');
}

}  // namespace

std::size_t UsedValues::index_of(const std::string& value) {
  const auto [found, is_new] = indexes_.try_emplace(value, values_.size());
  if (is_new) values_.push_back(value);
  return found->second;
}

std::string data_json(const projections::release::Release& release) {
  DataSetValues used;
  used.months = months_of(release);
  JsonWriter json;
  json.open('{');
  write_meta(json, release.head);
  json.name("data");
  json.open('{');
  json.name("dataSets");
  json.open('[');
  write_data_set(json, release, used);
  json.close(']');
  json.name("structures");
  json.open('[');
  write_json_structure(json, used);
  json.close(']');
  json.close('}');
  json.close('}');
  return std::move(json).finish();
}

}  // namespace connectors::sdmx
