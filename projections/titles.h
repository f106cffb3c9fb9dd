#pragma once

// What columns are called in writing for people.

#include <string_view>

namespace projections {

struct Title {
  std::string_view zh;
  std::string_view en;
};

// By the name of the column: "month", "contract_value". A name that is none is its own title.
Title title_of(std::string_view column);

}  // namespace projections
