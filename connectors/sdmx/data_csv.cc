// data_csv: SDMX-CSV 2.0. No cell needs quotes: all are identifiers, months and numbers.

#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/figures.h"
#include "connectors/sdmx/sdmx.h"

namespace connectors::sdmx {
namespace {

void append_cell(std::string& csv, std::string_view text) { (csv += ",") += text; }

std::string header() {
  std::string csv = "STRUCTURE,STRUCTURE_ID,ACTION";
  for (const Component& dimension : key_dimensions()) append_cell(csv, dimension.id);
  append_cell(csv, time_dimension().id);
  append_cell(csv, measure().id);
  for (const Component& attribute : observation_attributes()) append_cell(csv, attribute.id);
  for (const Component& attribute : series_attributes()) append_cell(csv, attribute.id);
  return csv += "\r\n";
}

// What every row begins with; R: the row replaces what the reader has.
std::string row_start() {
  std::string start = "dataflow,";
  ((start += projections::kCubeAgency) += ":") += kDataflow;
  ((start += "(") += version_of(Edition::k30)) += "),R";
  return start;
}

void append_series(std::string& csv, std::string_view row_start,
                   const projections::Series& series) {
  std::string first(row_start);
  for (const projections::CubeCode* code : key_of(series)) append_cell(first, code->id);
  std::string last;
  for (const std::string& value : attributes_of(series)) append_cell(last, value);
  last += "\r\n";
  for (const projections::Observation& observation : series.observations) {
    csv += first;
    append_cell(csv, observation.month.text());
    append_cell(csv, value_of(series, observation));
    for (const std::string& value : attributes_of(series, observation)) append_cell(csv, value);
    csv += last;
  }
}

}  // namespace

std::string data_csv(const projections::Release& release) {
  std::string csv = header();
  const std::string start = row_start();
  for (const projections::Series& series : release.series) append_series(csv, start, series);
  return csv;
}

}  // namespace connectors::sdmx
