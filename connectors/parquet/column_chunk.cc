#include "connectors/parquet/column_chunk.h"

#include <zstd.h>

#include <algorithm>
#include <span>
#include <vector>

#include "connectors/parquet/format.h"
#include "connectors/parquet/plain.h"
#include "connectors/parquet/run_length.h"
#include "connectors/parquet/thrift_compact.h"
#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace connectors::parquet {
namespace {

constexpr int kCompressionLevel = 3;  // Fixed: the bytes of a release are signed.

struct ParquetPage {
  PageType type = PageType::kData;
  PageEncoding encoding = PageEncoding::kPlain;
  std::size_t values = 0;
  std::string body;
};

template <typename T>
std::span<const T> part(const std::vector<T>& values, Rows rows) {
  return std::span(values).subspan(rows.first, rows.count);
}

std::string compressed(const std::string& body) {
  std::string bytes(ZSTD_compressBound(body.size()), '\0');
  const std::size_t size =
      ZSTD_compress(bytes.data(), bytes.size(), body.data(), body.size(), kCompressionLevel);
  LEDGER_ASSERT(ZSTD_isError(size) == 0);  // The buffer has the size of the bound.
  bytes.resize(size);
  return bytes;
}

// A PageHeader with a DataPageHeader or a DictionaryPageHeader.
std::string header_of(const ParquetPage& page, std::size_t stored_bytes) {
  CompactWriter writer;
  writer.begin_struct();
  writer.i32_field(1, number(page.type));
  writer.i32_field(2, static_cast<std::int32_t>(page.body.size()));
  writer.i32_field(3, static_cast<std::int32_t>(stored_bytes));
  writer.struct_field(page.type == PageType::kData ? 5 : 7);
  writer.i32_field(1, static_cast<std::int32_t>(page.values));
  writer.i32_field(2, number(page.encoding));
  if (page.type == PageType::kData) {
    writer.i32_field(3, number(PageEncoding::kRunLength));  // Of definition levels.
    writer.i32_field(4, number(PageEncoding::kRunLength));  // Of repetition levels, not used here.
  }
  writer.end_struct();
  writer.end_struct();
  return writer.bytes();
}

void append_page(std::string& file, const ParquetPage& page, Chunk& chunk) {
  const std::string stored = compressed(page.body);
  const std::string header = header_of(page, stored.size());
  file += header;
  file += stored;
  chunk.plain_bytes += static_cast<std::int64_t>(header.size() + page.body.size());
  chunk.stored_bytes += static_cast<std::int64_t>(header.size() + stored.size());
}

// The definition levels of a nullable column: 0 for null, 1 for a value.
std::string definition_levels(std::span<const std::optional<ledger::Fen128>> hundredths) {
  std::vector<std::uint32_t> levels;
  levels.reserve(hundredths.size());
  for (const auto& value : hundredths) levels.push_back(value ? 1U : 0U);
  const std::string encoded = run_length_encoded(levels, 1);
  std::string bytes;
  ledger::put_le32(bytes, static_cast<std::uint32_t>(encoded.size()));
  return bytes + encoded;
}

void append_pages(std::string& file, const Texts& texts, Rows rows, Chunk& chunk) {
  const auto& dictionary = texts.dictionary();
  const auto entries = static_cast<std::uint32_t>(dictionary.size());
  chunk.dictionary_at = static_cast<std::int64_t>(file.size());
  append_page(file, {PageType::kDictionary, PageEncoding::kPlain, entries, plain(dictionary)},
              chunk);
  chunk.data_at = static_cast<std::int64_t>(file.size());
  const unsigned bits = bits_for(std::max(entries, 1U) - 1);
  std::string body(1, static_cast<char>(bits));
  body += run_length_encoded(part(texts.indices(), rows), bits);
  append_page(file, {PageType::kData, PageEncoding::kDictionary, rows.count, std::move(body)},
              chunk);
}

void append_pages(std::string& file, const Decimals& decimals, Rows rows, Chunk& chunk) {
  const auto hundredths = part(decimals.hundredths, rows);
  chunk.nulls = std::ranges::count_if(hundredths, [](const auto& value) { return !value; });
  std::string body = definition_levels(hundredths) + plain(hundredths);
  append_page(file, {PageType::kData, PageEncoding::kPlain, rows.count, std::move(body)}, chunk);
}

void append_pages(std::string& file, const Integers& integers, Rows rows, Chunk& chunk) {
  std::string body = plain(part(integers.values, rows));
  append_page(file, {PageType::kData, PageEncoding::kPlain, rows.count, std::move(body)}, chunk);
}

}  // namespace

Chunk append_chunk(std::string& file, const ParquetColumn& column, Rows rows) {
  LEDGER_ASSERT(rows.first + rows.count <= rows_of(column));
  LEDGER_ASSERT(rows.count <= std::size_t{1} << 20U);
  Chunk chunk;
  chunk.data_at = static_cast<std::int64_t>(file.size());
  chunk.values = static_cast<std::int64_t>(rows.count);
  std::visit([&](const auto& values) { append_pages(file, values, rows, chunk); }, column.values);
  return chunk;
}

}  // namespace connectors::parquet
