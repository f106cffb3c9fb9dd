#pragma once

// Figures: what a series and its observations say, as texts in the order of the components. An
// empty text is not given. Internal to the writers.

#include "connectors/sdmx/components.h"

namespace connectors::sdmx {

using Key = std::array<const projections::CubeCode*, kKeyLength>;
Key key_of(const projections::Series& series);

std::array<std::string, kSeriesAttributes> attributes_of(const projections::Series& series);

std::string value_of(const projections::Series& series,
                     const projections::Observation& observation);

std::array<std::string, kObservationAttributes> attributes_of(
    const projections::Series& series, const projections::Observation& observation);

}  // namespace connectors::sdmx
