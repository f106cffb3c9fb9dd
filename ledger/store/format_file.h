#pragma once

// FORMAT: the number of the form that a ledger's directory is written in, in a text file of its
// own, so that a build can tell before it touches anything else.

#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

constexpr std::int64_t kFormat = 1;  // What this build writes. It reads 1 to kFormat.

// kNewer above `newest`; kCorrupt where the text is no number that any build has written.
Status judge_format(ByteView text, std::int64_t newest = kFormat);

// Whether `directory` holds a ledger that this build can read. Touches nothing.
Result<bool> find_format(const std::string& directory);

Status write_format(const std::string& directory);

}  // namespace ledger::store
