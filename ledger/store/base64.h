#pragma once

// Base64 of RFC 4648 §4, with padding.

#include <optional>
#include <string>

#include "ledger/base/bytes.h"

namespace ledger::store {

std::string base64(ByteView bytes);

// The one text that base64() gives for some bytes, of at most 1 MiB; nothing for any other: blanks,
// missing padding, bits set in what is padded.
std::optional<Bytes> parse_base64(ByteView text);

}  // namespace ledger::store
