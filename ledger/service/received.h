#pragma once

// Received: a submission as it arrived, before anything is known of it.

#include <optional>

#include "ledger/service/annex.h"

namespace ledger {

// How it came through a network door.
struct Arrival {
  Instant at;                // When the door took it; no later entry is recorded before it.
  std::uint64_t offset = 0;  // Its record's, in the order that the ledger follows (order.h).
  ByteView correlation = {};
  ByteView key = {};
};

// The bytes live until it is answered.
struct Received {
  ByteView bytes;
  Form form = Form::kJson;
  std::optional<Arrival> arrival = {};
};

}  // namespace ledger
