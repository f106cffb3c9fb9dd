#pragma once

// Values of the command line in error lines.

#include <string>

namespace patledger {

// `value` in quotes if it is empty or has blanks, else as it is.
inline std::string shown_value(const std::string& value) {
  const bool is_plain = !value.empty() && value.find_first_of(" \t\r\n") == std::string::npos;
  return is_plain ? value : '"' + value + '"';
}

}  // namespace patledger
