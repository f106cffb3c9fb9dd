#pragma once

// Unified social credit codes (GB 32100-2015; law.md §1.5) for invented organisations: a valid
// check character, and before it a valid organisation code (GB 11714) of a series that is not
// issued.

#include <cstdint>
#include <string>
#include <string_view>

namespace connectors::generator {

// `kind` are the first two characters ("91" company, "12" public institution), `district` six
// digits of GB/T 2260, `serial` less than a million.
std::string credit_code(std::string_view kind, std::string_view district, std::uint32_t serial);

}  // namespace connectors::generator
