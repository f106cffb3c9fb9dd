#pragma once

// Districts as the cube has them, by GB/T 2260: those of the home province one by one, also those
// that were merged into others, with their periods; the other provinces whole; and abroad.
// Internal to the codelists.

#include <cstdint>
#include <vector>

#include "projections/release/cube.h"

namespace projections {

constexpr unsigned kIndustrySectionShift = 16;  // A section is the first of three characters.

std::vector<CubeCode> district_codes();  // In order of code; the total last.
std::uint32_t rolled_up_district(std::uint32_t code);

}  // namespace projections
