#pragma once

// Base64 of RFC 4648 §4, with padding.

#include <optional>
#include <string>

#include "ledger/base/bytes.h"

namespace ledger::crypto {

std::string base64(ByteView bytes);

// The inverse of base64(), for texts of at most 1 MiB. nullopt for any text that base64() does not
// return: with blanks, without padding, or with bits set in the padding.
std::optional<Bytes> parse_base64(ByteView text);

}  // namespace ledger::crypto
