#pragma once

// Normalization Form KC of Unicode (UAX #15), in which the full-width form of a letter is the
// letter. Text that ICU cannot normalise is left as it is.

#include <string>
#include <string_view>

namespace ledger::codec {

std::string nfkc(std::string_view text);
std::string upper_case_nfkc(std::string_view text);  // Of any language, in the root locale.

}  // namespace ledger::codec
