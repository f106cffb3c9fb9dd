#pragma once

// The example of the contract: a small city in 2024, as submissions in NDJSON.

#include <string_view>

namespace patledger {

std::string_view example();

}  // namespace patledger
