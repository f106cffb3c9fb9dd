#pragma once

// HMAC-SHA-256 (RFC 2104), by OpenSSL.

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"

namespace ledger::crypto {

// kUnavailable if OpenSSL fails.
Result<Hash> hmac_sha256(ByteView key, ByteView message);

}  // namespace ledger::crypto
