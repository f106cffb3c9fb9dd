#pragma once

// The texts of faults in Chinese. A fault is stored with its detail in English (Fault::detail); a
// receipt in Chinese has the text of the same pattern.

#include <string>
#include <string_view>

namespace ledger::law {

// "must not be empty" gives "不能为空". What has no pattern here, of an entry of another build, is
// returned as it is.
std::string fault_text_zh(std::string_view detail);

}  // namespace ledger::law
