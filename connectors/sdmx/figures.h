#pragma once

// Figures: the key, values and attributes of a series and its observations, as texts in the order
// of the components. An empty text is an absent attribute. Internal to the writers.

#include "connectors/sdmx/components.h"

namespace connectors::sdmx {

using SeriesKey = std::array<const projections::release::CubeCode*, kKeyLength>;
SeriesKey key_of(const projections::release::Series& series);

std::array<std::string, kSeriesAttributes> attributes_of(
    const projections::release::Series& series);

std::string value_of(const projections::release::Series& series,
                     const projections::release::Observation& observation);

std::array<std::string, kObservationAttributes> attributes_of(
    const projections::release::Series& series,
    const projections::release::Observation& observation);

}  // namespace connectors::sdmx
