#include "connectors/sdmx/figures.h"

#include "ledger/base/assert.h"
#include "projections/statistics/query.h"

namespace connectors::sdmx {

SeriesKey key_of(const projections::release::Series& series) {
  const auto dimensions = cube_order();
  LEDGER_ASSERT(dimensions.size() + 2 == kKeyLength);
  SeriesKey key{};
  auto place = key.begin();
  *place++ = &codelist_by_id(kFrequencyList).codes.front();
  for (const projections::cells::Dimension dimension : dimensions) {
    const std::uint32_t code = series.codes[static_cast<std::size_t>(dimension)];
    *place++ = &projections::release::published_code(dimension, code);
  }
  *place = &codelist_by_id(kIndicatorList).codes[static_cast<std::size_t>(series.indicator)];
  return key;
}

std::array<std::string, kSeriesAttributes> attributes_of(
    const projections::release::Series& series) {
  const projections::release::CubeIndicator& indicator =
      projections::release::cube_indicator(series.indicator);
  return {std::string(indicator.unit), "0", std::to_string(indicator.decimals)};
}

std::string value_of(const projections::release::Series& series,
                     const projections::release::Observation& observation) {
  return observation.is_suppressed
             ? "NaN"
             : projections::statistics::figure_text(observation.value, series.indicator);
}

// The previous value of a suppressed one would disclose it.
std::array<std::string, kObservationAttributes> attributes_of(
    const projections::release::Series& series,
    const projections::release::Observation& observation) {
  const bool has_previous = observation.previous.has_value() && !observation.is_suppressed;
  return {std::string(1, obs_status(observation)),
          std::string(1, conf_status(observation.confidentiality)),
          std::to_string(observation.revision),
          has_previous
              ? projections::statistics::figure_text(*observation.previous, series.indicator)
              : ""};
}

}  // namespace connectors::sdmx
