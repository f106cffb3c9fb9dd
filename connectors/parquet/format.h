#pragma once

// Constants of the Parquet format (parquet.thrift of apache/parquet-format 2.10) that the writer
// uses.

#include <cstdint>

namespace connectors::parquet {

enum class PhysicalType : std::int32_t { kInt32 = 1, kByteArray = 6, kFixedBytes = 7 };
enum class Repetition : std::int32_t { kRequired = 0, kOptional = 1 };
enum class ConvertedType : std::int32_t { kUtf8 = 0, kDecimal = 5 };
enum class PageEncoding : std::int32_t { kPlain = 0, kRunLength = 3, kDictionary = 8 };
enum class PageType : std::int32_t { kData = 0, kDictionary = 2 };

constexpr std::int32_t kZstandard = 6;      // Of CompressionCodec.
constexpr std::int32_t kDecimalBytes = 16;  // Of a FIXED_LEN_BYTE_ARRAY, big-endian.
constexpr const char* kMagic = "PAR1";      // At both ends of a file.

template <typename Enum>
constexpr std::int32_t number(Enum value) {
  return static_cast<std::int32_t>(value);
}

}  // namespace connectors::parquet
