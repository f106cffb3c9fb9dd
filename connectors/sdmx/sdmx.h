#pragma once

// The files of a monthly release in SDMX, all of one dataflow: TJIPO:DF_PATENT_RIGHTS.
//
//   structure_30, structure_21   SDMX-ML: codelists, concepts, dataflow, data structure
//   data_30, data_21             SDMX-ML, structure-specific
//   data_csv                     SDMX-CSV 2.0
//   data_json                    SDMX-JSON 2.0
//   flow_schema_30, _21          XML Schema of data_30 and data_21, with the codes of the cube only
//
// The key is FREQ, the dimensions of the cube and INDICATOR. Money is an exact decimal in yuan. A
// suppressed value is NaN with the status Q, without the previous value. Structure and codelists
// are derived from the cube; components.h adds frequency, statuses and units.
//
// Pure: the same release gives the same bytes, in time linear in its observations. Precondition:
// the codes are published by the cube, and keys are unique.

#include <string>

#include "projections/release/cube/release.h"

namespace connectors::sdmx {

// `head` gives the identifier and time in the header of the message.
std::string structure_30(const projections::release::ReleaseHead& head);
std::string structure_21(const projections::release::ReleaseHead& head);

std::string data_30(const projections::release::Release& release);
std::string data_21(const projections::release::Release& release);
std::string data_csv(const projections::release::Release& release);
std::string data_json(const projections::release::Release& release);

// They import the schemas of SDMX from the folders sdmx30 and sdmx21 in the same folder.
std::string flow_schema_30();
std::string flow_schema_21();

}  // namespace connectors::sdmx
