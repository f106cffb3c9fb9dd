#pragma once

// JSON that is shown on a terminal: a name in a submission must not move its cursor, change its
// colours or turn around what people read.

#include <string>

namespace ledger::codec {

// The same JSON text (UTF-8), with the control and format characters of its strings escaped: DEL,
// C1, changes of direction, blanks without width, tags (Unicode's categories Cc, Cf, Zl and Zp).
std::string escape_invisible(std::string json);

}  // namespace ledger::codec
