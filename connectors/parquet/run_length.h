#pragma once

// The run-length and bit-packing hybrid encoding of Parquet, for definition levels and dictionary
// indices.
//
//   run     varint of count << 1, then the value in ceil(bits / 8) bytes, little-endian
//   packed  varint of groups << 1 | 1, then eight values per group, `bits` each, lowest bit first
//
// The last group is padded with zeros; a reader knows the number of values.

#include <cstdint>
#include <span>
#include <string>

namespace connectors::parquet {

// Each value fits into `bits`, 1 to 32.
std::string run_length_encoded(std::span<const std::uint32_t> values, unsigned bits);

// The number of bits for all values up to `largest`; at least 1.
unsigned bits_for(std::uint32_t largest);

}  // namespace connectors::parquet
