#pragma once

// Input: a submission as it arrived, before it is decoded.

#include <optional>

#include "ledger/service/records/annex.h"

namespace ledger::service {

// Of an input from a followed partition: what its record adds.
struct Arrival {
  Instant at;                // The broker's time; no later entry is recorded before it.
  std::uint64_t offset = 0;  // The record's, in the partition.
  ByteView correlation = {};
  ByteView key = {};
};

// The bytes must live until the input's entry is returned.
struct Input {
  ByteView bytes;
  Encoding encoding = Encoding::kJson;
  std::optional<Arrival> arrival = {};
};

}  // namespace ledger::service
