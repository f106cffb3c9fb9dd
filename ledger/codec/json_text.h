#pragma once

// Texts, and the grammar of JSON's scalars (RFC 8259 §6, §7).

#include <string>
#include <string_view>

namespace ledger::codec {

bool is_utf8(std::string_view text);

bool is_json_number(std::string_view token);

// What the inside of a string with escapes stands for, at the end of `out`. Null, or what is wrong:
// a wrong escape, half of a surrogate pair, NUL.
const char* append_unescaped(std::string& out, std::string_view inside);

// `text` (UTF-8) with quotes and the escapes that it needs.
void append_quoted(std::string& out, std::string_view text);

}  // namespace ledger::codec
