#include "connectors/xlsx/data_sheet.h"

#include <string>

#include "projections/release/cube/long_form.h"

namespace connectors::xlsx {
namespace {

using projections::cells::Dimension;
using projections::release::Observation;
using projections::release::Series;

std::uint16_t column_of(std::size_t column) { return static_cast<std::uint16_t>(column); }

void write_header(Sheet& sheet) {
  const auto columns = projections::release::long_columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.text({0, column_of(i)}, columns[i].title.zh, Look::kHeader);
    sheet.text({1, column_of(i)}, columns[i].title.en, Look::kHeader);
  }
}

// The cells that are the same for all observations of a series.
void write_key(Sheet& sheet, std::uint32_t row, const Series& series) {
  for (std::size_t i = 0; i < projections::cells::kDimensions; ++i) {
    const auto& code =
        projections::release::published_code(static_cast<Dimension>(i), series.codes.at(i));
    sheet.text({row, column_of(projections::release::kLongDimensions + i)}, code.id);
  }
  const auto& indicator = projections::release::cube_indicator(series.indicator);
  sheet.text({row, projections::release::kLongIndicator},
             projections::cells::name(series.indicator));
  sheet.text({row, projections::release::kLongUnit}, indicator.unit);
}

void write_observation(Sheet& sheet, std::uint32_t row, const Observation& observation,
                       int decimals) {
  const char obs_status = projections::release::obs_status(observation);
  const char conf_status = projections::release::conf_status(observation.confidentiality);
  sheet.text({row, projections::release::kLongMonth}, observation.month.text());
  if (observation.is_suppressed) {
    sheet.suppressed({row, projections::release::kLongValue});
  } else {
    sheet.number({row, projections::release::kLongValue}, observation.value, decimals);
  }
  sheet.text({row, projections::release::kLongObsStatus}, {&obs_status, 1});
  sheet.text({row, projections::release::kLongConfStatus}, {&conf_status, 1});
  sheet.number({row, projections::release::kLongRevision}, observation.revision, 0);
  if (observation.previous) {
    sheet.number({row, projections::release::kLongPrevious}, *observation.previous, decimals);
  }
}

}  // namespace

void add_data_sheet(Workbook& workbook, const projections::release::Release& release) {
  Sheet sheet = workbook.add_sheet("数据 Data");
  write_header(sheet);
  sheet.freeze({kDataHeaderRows, 1});
  std::uint32_t row = kDataHeaderRows;
  for (const Series& series : release.series) {
    const int decimals = projections::release::cube_indicator(series.indicator).decimals;
    for (const Observation& observation : series.observations) {
      write_key(sheet, row, series);
      write_observation(sheet, row++, observation, decimals);
    }
  }
  sheet.filter({kDataHeaderRows - 1, 0},
               {row - 1, column_of(projections::release::kLongColumns - 1)});
  sheet.set_widths();
}

}  // namespace connectors::xlsx
