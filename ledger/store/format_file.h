#pragma once

// The file FORMAT: the number of the on-disk format of a ledger's directory, as text. A build reads
// it before anything else.

#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

constexpr std::int64_t kFormat = 1;  // This build writes kFormat, and reads 1 to kFormat.

// kNewer if the number is above `newest`; kCorrupt if the text is not a format number.
Status check_format(ByteView text, std::int64_t newest = kFormat);

// Whether `directory` holds a ledger. Errors as check_format(). Changes nothing.
Result<bool> find_format(const std::string& directory);

Status write_format(const std::string& directory);

}  // namespace ledger::store
