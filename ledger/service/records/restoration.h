#pragma once

// Restoration: what a ledger knows of a topic that was made again from a log
// (connectors/kafka/restore). Its first records have the moments that they had in the lost topic,
// or in the files that the ledger was filled from, as CreateTime. Each carries the restoration as a
// header, so that a new node learns it; a node stores it with its cursor.

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"

namespace ledger::service {

struct Restoration {
  std::uint64_t until = 0;       // The offset after the last restored record; 0: none is restored.
  Hash root{};                   // Of the ledger at that size.
  std::uint64_t from_files = 0;  // The records before it were submitted from files.

  friend bool operator==(const Restoration&, const Restoration&) = default;
};

// "53 <root in hex> 0"
std::string text_of(const Restoration& restoration);
// Empty unless it has that form, with 0 < until and from_files <= until.
std::optional<Restoration> parse_restoration(ByteView text);

}  // namespace ledger::service
