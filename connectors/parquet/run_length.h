#pragma once

// The hybrid of run lengths and packed bits in which Parquet writes definition levels and the
// indices of a dictionary.
//
//   run      varint of count << 1, then the value in as few whole bytes as hold `bits`, lowest
//   first packed   varint of groups << 1 | 1, then eight values a group, `bits` each, lowest first
//
// The last group is filled up with zeros: a reader knows how many values there are.

#include <cstdint>
#include <span>
#include <string>

namespace connectors::parquet {

// Each value fits into `bits`, which are 1 to 32.
std::string run_length_encoded(std::span<const std::uint32_t> values, unsigned bits);

// How many bits hold all values up to `largest`: at least one.
unsigned bits_for(std::uint32_t largest);

}  // namespace connectors::parquet
