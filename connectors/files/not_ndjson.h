#pragma once

// What a source is that is not NDJSON, and what its owner can do. Pure.

#include <string>
#include <string_view>

#include "ledger/base/bytes.h"

namespace connectors::files {

constexpr std::size_t kSignatureBytes = 8;  // As many as not_ndjson() reads, and more.

// `start`: the first bytes of a source, from the first one that is not blank, which does not begin
// a JSON object.
std::string not_ndjson(ledger::ByteView start);

constexpr std::string_view kOverSeveralLines =
    "a JSON object over several lines, not NDJSON (one JSON object a line); convert it with jq -c "
    ".";

}  // namespace connectors::files
