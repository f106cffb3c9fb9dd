#pragma once

// The footer of a Parquet file: FileMetaData with the schema and the offset of each column chunk.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "connectors/parquet/column_chunk.h"

namespace connectors::parquet {

using KeyValueMetadata = std::vector<std::pair<std::string, std::string>>;  // In order.

struct RowGroup {
  std::int64_t rows = 0;
  std::vector<Chunk> chunks;  // One for each column, in the same order.
};

std::string footer_of(std::span<const ParquetColumn> columns, std::span<const RowGroup> groups,
                      const KeyValueMetadata& metadata);

}  // namespace connectors::parquet
