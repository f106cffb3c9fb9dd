#pragma once

// A column chunk: the values of one column in one row group, as pages at the end of a file. Texts
// have a dictionary page with all texts of the column, then a data page of indices; others one data
// page of plain values. Pages are compressed with Zstandard.

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

// What the footer says of a chunk. Sizes are in bytes and hold the headers of pages.
struct Chunk {
  std::optional<std::int64_t> dictionary_at;  // From the file's begin.
  std::int64_t data_at = 0;
  std::int64_t values = 0;  // With nulls.
  std::int64_t nulls = 0;
  std::int64_t plain_bytes = 0;
  std::int64_t stored_bytes = 0;

  std::int64_t begin() const { return dictionary_at.value_or(data_at); }
};

// `rows` lie within the column, and are at most 2^20, so that a page's size fits into 31 bits.
Chunk append_chunk(std::string& file, const Column& column, Rows rows);

}  // namespace connectors::parquet
