#include "connectors/parquet/footer.h"

#include <array>

#include "connectors/parquet/format.h"
#include "connectors/parquet/thrift_compact.h"

namespace connectors::parquet {
namespace {

constexpr int kFormatVersion = 2;
constexpr std::string_view kCreatedBy = "patledger";

// How a kind of column is stored.
struct ColumnType {
  PhysicalType physical;
  std::span<const PageEncoding> encodings;
};

ColumnType type_of(const ParquetColumn& column) {
  static constexpr std::array kTexts{PageEncoding::kPlain, PageEncoding::kRunLength,
                                     PageEncoding::kDictionary};
  static constexpr std::array kDecimals{PageEncoding::kPlain, PageEncoding::kRunLength};
  static constexpr std::array kIntegers{PageEncoding::kPlain};
  if (std::holds_alternative<Texts>(column.values)) return {PhysicalType::kByteArray, kTexts};
  if (std::holds_alternative<Decimals>(column.values)) {
    return {PhysicalType::kFixedBytes, kDecimals};
  }
  return {PhysicalType::kInt32, kIntegers};
}

// LogicalType, and ConvertedType for old readers.
void write_text_type(CompactWriter& writer) {
  writer.i32_field(6, number(ConvertedType::kUtf8));
  writer.struct_field(10);
  writer.struct_field(1);  // StringType.
  writer.end_struct();
  writer.end_struct();
}

void write_decimal_type(CompactWriter& writer) {
  writer.i32_field(6, number(ConvertedType::kDecimal));
  writer.i32_field(7, kDecimalScale);
  writer.i32_field(8, kDecimalDigits);
  writer.struct_field(10);
  writer.struct_field(5);  // DecimalType.
  writer.i32_field(1, kDecimalScale);
  writer.i32_field(2, kDecimalDigits);
  writer.end_struct();
  writer.end_struct();
}

// SchemaElement.
void write_column(CompactWriter& writer, const ParquetColumn& column) {
  const bool is_decimal = std::holds_alternative<Decimals>(column.values);
  writer.begin_struct();
  writer.i32_field(1, number(type_of(column).physical));
  if (is_decimal) writer.i32_field(2, kDecimalBytes);
  writer.i32_field(3, number(is_decimal ? Repetition::kOptional : Repetition::kRequired));
  writer.text_field(4, column.name);
  if (is_decimal) write_decimal_type(writer);
  if (std::holds_alternative<Texts>(column.values)) write_text_type(writer);
  writer.end_struct();
}

void write_schema(CompactWriter& writer, std::span<const ParquetColumn> columns) {
  writer.list_field(2, ThriftType::kStruct, columns.size() + 1);
  writer.begin_struct();  // The root; the columns are its children.
  writer.text_field(4, "schema");
  writer.i32_field(5, static_cast<std::int32_t>(columns.size()));
  writer.end_struct();
  for (const ParquetColumn& column : columns) write_column(writer, column);
}

// ColumnMetaData.
void write_chunk_metadata(CompactWriter& writer, const ParquetColumn& column, const Chunk& chunk) {
  const ColumnType type = type_of(column);
  writer.struct_field(3);
  writer.i32_field(1, number(type.physical));
  writer.list_field(2, ThriftType::kI32, type.encodings.size());
  for (const PageEncoding encoding : type.encodings) writer.i32_element(number(encoding));
  writer.list_field(3, ThriftType::kText, 1);
  writer.text_element(column.name);
  writer.i32_field(4, kZstandard);
  writer.i64_field(5, chunk.values);
  writer.i64_field(6, chunk.plain_bytes);
  writer.i64_field(7, chunk.stored_bytes);
  writer.i64_field(9, chunk.data_at);
  if (chunk.dictionary_at) writer.i64_field(11, *chunk.dictionary_at);
  writer.struct_field(12);  // Statistics.
  writer.i64_field(3, chunk.nulls);
  writer.end_struct();
  writer.end_struct();
}

void write_row_group(CompactWriter& writer, std::span<const ParquetColumn> columns,
                     const RowGroup& group) {
  std::int64_t plain_bytes = 0;
  writer.begin_struct();
  writer.list_field(1, ThriftType::kStruct, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    plain_bytes += group.chunks[i].plain_bytes;
    writer.begin_struct();
    writer.i64_field(2, group.chunks[i].begin());
    write_chunk_metadata(writer, columns[i], group.chunks[i]);
    writer.end_struct();
  }
  writer.i64_field(2, plain_bytes);
  writer.i64_field(3, group.rows);
  writer.end_struct();
}

void write_metadata(CompactWriter& writer, const KeyValueMetadata& metadata) {
  writer.list_field(5, ThriftType::kStruct, metadata.size());
  for (const auto& [key, value] : metadata) {
    writer.begin_struct();
    writer.text_field(1, key);
    writer.text_field(2, value);
    writer.end_struct();
  }
}

}  // namespace

std::string footer_of(std::span<const ParquetColumn> columns, std::span<const RowGroup> groups,
                      const KeyValueMetadata& metadata) {
  std::int64_t rows = 0;
  for (const RowGroup& group : groups) rows += group.rows;
  CompactWriter writer;
  writer.begin_struct();
  writer.i32_field(1, kFormatVersion);
  write_schema(writer, columns);
  writer.i64_field(3, rows);
  writer.list_field(4, ThriftType::kStruct, groups.size());
  for (const RowGroup& group : groups) write_row_group(writer, columns, group);
  write_metadata(writer, metadata);
  writer.text_field(6, kCreatedBy);
  writer.end_struct();
  return writer.bytes();
}

}  // namespace connectors::parquet
