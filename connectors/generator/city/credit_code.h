#pragma once

// Unified social credit codes (GB 32100-2015; law.md §1.5) of invented organisations. The check
// character and the organisation code in it (GB 11714) are valid; its series is not issued.

#include <cstdint>
#include <string>
#include <string_view>

namespace connectors::generator {

// `kind` is the first two characters ("91" company, "12" public institution), `district` six digits
// of GB/T 2260, `serial` less than a million.
std::string credit_code(std::string_view kind, std::string_view district, std::uint32_t serial);

}  // namespace connectors::generator
