#pragma once

// The PLAIN encoding of Parquet: the values in sequence.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ledger/model/values/money.h"

namespace connectors::parquet {

// For each text its length in 4 bytes, little-endian, then its bytes.
std::string plain(std::span<const std::string> texts);
// Two's complement in 16 bytes, big-endian; nulls are omitted.
std::string plain(std::span<const std::optional<ledger::Fen128>> hundredths);
// 4 bytes each, little-endian.
std::string plain(std::span<const std::int32_t> integers);

}  // namespace connectors::parquet
