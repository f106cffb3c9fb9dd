#pragma once

// Code: the code of a fault, a refusal or a warning (docs/contract.md §2). This header has the type
// alone; a file that names a code includes codes.h, so that a new code
// rebuilds few files.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

enum class Code : std::uint16_t;

// "T04". A code of a newer build, which this one has no text for, is "?".
std::string code_text(Code code);
// The code of a text; empty if there is no such code.
std::optional<Code> parse_code(std::string_view text);

}  // namespace ledger
