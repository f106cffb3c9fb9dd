#include "connectors/parquet/file.h"

#include <algorithm>

#include "connectors/parquet/format.h"
#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace connectors::parquet {
namespace {

RowGroup append_row_group(std::string& file, std::span<const ParquetColumn> columns, Rows rows) {
  RowGroup group{.rows = static_cast<std::int64_t>(rows.count), .chunks = {}};
  for (const ParquetColumn& column : columns)
    group.chunks.push_back(append_chunk(file, column, rows));
  return group;
}

}  // namespace

std::string to_parquet(std::span<const ParquetColumn> columns, const KeyValueMetadata& metadata,
                       std::size_t group_rows) {
  LEDGER_ASSERT(group_rows >= 1);
  LEDGER_ASSERT(group_rows <= kGroupRowsMax);
  const std::size_t rows = columns.empty() ? 0 : rows_of(columns[0]);
  for (const ParquetColumn& column : columns) LEDGER_ASSERT(rows_of(column) == rows);
  std::string file = kMagic;
  std::vector<RowGroup> groups;
  for (std::size_t first = 0; first < rows; first += group_rows) {
    const Rows part{first, std::min(group_rows, rows - first)};
    groups.push_back(append_row_group(file, columns, part));
  }
  const std::string footer = footer_of(columns, groups, metadata);
  file += footer;
  ledger::put_le32(file, static_cast<std::uint32_t>(footer.size()));
  return file + kMagic;
}

}  // namespace connectors::parquet
