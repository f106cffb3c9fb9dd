#pragma once

// data.parquet: a release in its long form (projections/release/long_form.h), a row for each
// observation.
//
//   month, the dimensions, indicator, unit, obs_status, conf_status   texts, not null
//   value, previous                                                   DECIMAL(38, 2)
//   rev_no                                                            INT32, not null
//
// Dimensions hold codes of the cube ("_T" where a series is not split), `indicator` its name
// ("contract_value"), `unit` CNY or PN. Money is in yuan, and counts are n.00, so that one column
// holds both. `value` is null where it is hidden, `previous` where there is none.
//
// key_value_metadata says which release it is: patledger.release, patledger.position,
// patledger.root (hex) and patledger.cube. The bytes depend on the release and on the version of
// libzstd alone.

#include <cstddef>
#include <string>

#include "connectors/parquet/file.h"
#include "projections/release/release.h"

namespace connectors::parquet {

// Figures are below 10^36 of their unit; a row group has at most `group_rows` rows.
std::string data_parquet(const projections::Release& release,
                         std::size_t group_rows = kGroupRowsMax);

}  // namespace connectors::parquet
