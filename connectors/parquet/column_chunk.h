#pragma once

// A column chunk: the values of one column in one row group, written as pages. Texts have a
// dictionary page with all texts of the column and a data page of indices; other columns have one
// data page of plain values. Pages are compressed with Zstandard.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "connectors/parquet/column.h"

namespace connectors::parquet {

struct Rows {
  std::size_t first = 0;
  std::size_t count = 0;
};

// The metadata of a chunk in the footer. Sizes are in bytes and include page headers.
struct Chunk {
  std::optional<std::int64_t> dictionary_at;  // Offset in the file, as data_at.
  std::int64_t data_at = 0;
  std::int64_t values = 0;  // Including nulls.
  std::int64_t nulls = 0;
  std::int64_t plain_bytes = 0;
  std::int64_t stored_bytes = 0;

  std::int64_t begin() const { return dictionary_at.value_or(data_at); }
};

// Appends the chunk to `file`. `rows` are within the column and at most 2^20, so that the size of a
// page fits into 31 bits.
Chunk append_chunk(std::string& file, const ParquetColumn& column, Rows rows);

}  // namespace connectors::parquet
