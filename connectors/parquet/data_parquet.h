#pragma once

// data.parquet: a release in long form (projections/release/cube/long_form.h), one row for each
// observation.
//
//   month, the dimensions, indicator, unit, obs_status, conf_status   texts, not null
//   value, previous                                                   DECIMAL(38, 2)
//   rev_no                                                            INT32, not null
//
// Dimensions hold codes of the cube ("_T" for a total), `indicator` its name ("contract_value"),
// `unit` CNY or PN. Money is in yuan and counts are n.00, so that one column holds both. A
// suppressed `value` is null; `previous` is null if the observation was not revised.
//
// key_value_metadata identifies the release: patledger.release, patledger.vintage,
// patledger.position (the last entry included), patledger.root (hex) and patledger.cube. The bytes
// depend only on the release and on the version of libzstd.

#include <cstddef>
#include <string>

#include "connectors/parquet/file.h"
#include "projections/release/cube/release.h"

namespace connectors::parquet {

// Values are less than 10^36 of their unit. A row group has at most `group_rows` rows.
std::string data_parquet(const projections::release::Release& release,
                         std::size_t group_rows = kGroupRowsMax);

}  // namespace connectors::parquet
