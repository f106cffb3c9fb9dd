// data_csv: SDMX-CSV 2.0. Cells are identifiers, months and numbers, so none needs quotes. A draft
// has its id in a custom column after those of the components.

#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/figures.h"
#include "connectors/sdmx/sdmx.h"

namespace connectors::sdmx {
namespace {

void append_cell(std::string& csv, std::string_view text) { (csv += ",") += text; }

std::string header(bool is_draft) {
  std::string csv = "STRUCTURE,STRUCTURE_ID,ACTION";
  for (const Component& dimension : key_dimensions()) append_cell(csv, dimension.id);
  append_cell(csv, time_dimension().id);
  append_cell(csv, measure().id);
  for (const Component& attribute : observation_attributes()) append_cell(csv, attribute.id);
  for (const Component& attribute : series_attributes()) append_cell(csv, attribute.id);
  if (is_draft) append_cell(csv, "DRAFT");
  return csv += "\r\n";
}

// The first columns of every row. Action R replaces the observation at the reader.
std::string row_start() {
  std::string start = "dataflow,";
  ((start += projections::release::kCubeAgency) += ":") += kDataflow;
  ((start += "(") += version_of(Edition::k30)) += "),R";
  return start;
}

// `row_end` is the last column of a draft; otherwise it is empty.
void append_series(std::string& csv, std::string_view row_start, std::string_view row_end,
                   const projections::release::Series& series) {
  std::string first(row_start);
  for (const projections::release::CubeCode* code : key_of(series)) append_cell(first, code->id);
  std::string last;
  for (const std::string& value : attributes_of(series)) append_cell(last, value);
  (last += row_end) += "\r\n";
  for (const projections::release::Observation& observation : series.observations) {
    csv += first;
    append_cell(csv, observation.month.text());
    append_cell(csv, value_of(series, observation));
    for (const std::string& value : attributes_of(series, observation)) append_cell(csv, value);
    csv += last;
  }
}

}  // namespace

std::string data_csv(const projections::release::Release& release) {
  const projections::release::ReleaseHead& head = release.head;
  std::string csv = header(head.is_draft);
  const std::string start = row_start();
  const std::string end = head.is_draft ? "," + head.id : "";
  for (const projections::release::Series& series : release.series)
    append_series(csv, start, end, series);
  return csv;
}

}  // namespace connectors::sdmx
