#pragma once

// The PLAIN encoding of Parquet: values one after the other.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ledger/model/money.h"

namespace connectors::parquet {

// The length of each in four bytes, lowest first, then its bytes.
std::string plain(std::span<const std::string> texts);
// Two's complement in 16 bytes, highest first; nulls leave nothing.
std::string plain(std::span<const std::optional<ledger::Fen128>> hundredths);
// Four bytes, lowest first.
std::string plain(std::span<const std::int32_t> integers);

void append_le32(std::string& bytes, std::uint32_t value);

}  // namespace connectors::parquet
