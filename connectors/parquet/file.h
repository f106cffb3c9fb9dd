#pragma once

// A Parquet file of flat columns: row groups of column chunks, then the footer. The same columns
// give the same bytes with the same version of libzstd.

#include <cstddef>
#include <span>
#include <string>

#include "connectors/parquet/column.h"
#include "connectors/parquet/footer.h"

namespace connectors::parquet {

constexpr std::size_t kGroupRowsMax = 1'000'000;

// The columns have the same length and unique names. A file without rows has no row group.
// `group_rows` is 1 to kGroupRowsMax.
std::string to_parquet(std::span<const ParquetColumn> columns, const KeyValueMetadata& metadata,
                       std::size_t group_rows = kGroupRowsMax);

}  // namespace connectors::parquet
