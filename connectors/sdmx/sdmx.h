#pragma once

// The files of a monthly release in SDMX, all of one dataflow: TJIPO:DF_PATENT_RIGHTS.
//
//   structure_30, structure_21   SDMX-ML: codelists, concepts, dataflow, data structure
//   data_30, data_21             SDMX-ML, structure-specific
//   data_csv                     SDMX-CSV 2.0
//   data_json                    SDMX-JSON 2.0
//   flow_schema_30, _21          XML Schema of data_30 and data_21: no code but those of the cube
//
// The key is FREQ, the dimensions of the cube and INDICATOR. Money is an exact decimal in yuan. A
// hidden figure is NaN with the status Q; what it was before is left out, too. What follows from
// the cube is made from it; what SDMX adds (frequency, statuses, units) is in components.h.
//
// Pure: the same release gives the same bytes; each is linear in its observations. The release's
// codes are those that the cube publishes, and no key stands in it twice.

#include <string>

#include "projections/release/release.h"

namespace connectors::sdmx {

// Of the release that they go with: its identifier and time stand in their heads.
std::string structure_30(const projections::ReleaseHead& head);
std::string structure_21(const projections::ReleaseHead& head);

std::string data_30(const projections::Release& release);
std::string data_21(const projections::Release& release);
std::string data_csv(const projections::Release& release);
std::string data_json(const projections::Release& release);

// They import the schemas of SDMX from the folders sdmx30 and sdmx21 beside them.
std::string flow_schema_30();
std::string flow_schema_21();

}  // namespace connectors::sdmx
