#pragma once

// The footer of a Parquet file: FileMetaData with the schema and the offset of each column chunk.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "connectors/parquet/column_chunk.h"

namespace connectors::parquet {

using Metadata = std::vector<std::pair<std::string, std::string>>;  // key_value_metadata, in order.

struct RowGroup {
  std::int64_t rows = 0;
  std::vector<Chunk> chunks;  // One for each column, in the same order.
};

std::string footer_of(std::span<const Column> columns, std::span<const RowGroup> groups,
                      const Metadata& metadata);

}  // namespace connectors::parquet
