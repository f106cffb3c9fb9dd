#pragma once

// Input: a submission as it arrived, before it is decoded.

#include <optional>

#include "ledger/service/records/annex.h"

namespace ledger::service {

// Of an input from a followed partition: what its record adds.
struct Arrival {
  Instant at;                // The record's moment; no later entry is recorded before it.
  std::uint64_t offset = 0;  // The record's, in the partition.
  ByteView correlation = {};
  ByteView key = {};
  // Restored (records/restoration.h), and submitted from a file at first: an `at` is required.
  bool is_from_file = false;
};

// The bytes must live until the input's entry is returned.
struct Input {
  ByteView bytes;
  Encoding encoding = Encoding::kJson;
  std::optional<Arrival> arrival = {};
  // Of the rest of a source, from this offset, where no Cap'n Proto message begins.
  std::optional<std::uint64_t> broken_at = {};
};

}  // namespace ledger::service
