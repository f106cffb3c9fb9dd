#include "projections/release/cube/long_form.h"

#include <array>

namespace projections::release {
namespace {

std::array<LongColumn, kLongColumns> make_columns() {
  std::array<LongColumn, kLongColumns> columns;
  columns[kLongMonth] = {"month", {"月份", "Month"}};
  for (const CubeDimension& dimension : cube_dimensions()) {
    const auto place = static_cast<std::size_t>(dimension.dimension);
    columns.at(kLongDimensions + place) = {name(dimension.dimension), dimension.title};
  }
  columns[kLongIndicator] = {"indicator", {"指标", "Indicator"}};
  columns[kLongValue] = {"value", {"数值", "Value"}};
  columns[kLongUnit] = {"unit", {"计量单位", "Unit"}};
  columns[kLongObsStatus] = {"obs_status", {"数据状态", "Observation status"}};
  columns[kLongConfStatus] = {"conf_status", {"保密状态", "Confidentiality"}};
  columns[kLongRevision] = {"rev_no", {"修订次数", "Revisions"}};
  columns[kLongPrevious] = {"previous", {"上次公布数", "Published before"}};
  return columns;
}

}  // namespace

std::span<const LongColumn> long_columns() {
  static const auto columns = make_columns();
  return columns;
}

std::size_t observations_of(const Release& release) {
  std::size_t count = 0;
  for (const Series& series : release.series) count += series.observations.size();
  return count;
}

}  // namespace projections::release
