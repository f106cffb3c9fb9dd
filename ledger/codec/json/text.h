#pragma once

// Strings and numbers of JSON (RFC 8259 §6, §7), and UTF-8.

#include <string>
#include <string_view>

namespace ledger::codec {

bool is_utf8(std::string_view text);

bool is_json_number(std::string_view token);

// Appends the inside of a string, with its escapes resolved, to `out`. Returns null, or what is
// wrong: an invalid escape, an unpaired surrogate, NUL.
const char* append_unescaped(std::string& out, std::string_view inside);

// Appends `text` (UTF-8) in quotes, with the necessary escapes.
void append_quoted(std::string& out, std::string_view text);

}  // namespace ledger::codec
