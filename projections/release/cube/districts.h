#pragma once

// The districts of the cube, by GB/T 2260: those of the home province, including former ones, with
// their periods; the other provinces; and "abroad". Internal to the codelists.

#include <cstdint>
#include <vector>

#include "projections/release/cube/cube.h"

namespace projections::release {

constexpr unsigned kIndustrySectionShift =
    16;  // A section is the first of the three characters of a code.

std::vector<CubeCode> district_codes();  // In order of code, the total last.
std::uint32_t rolled_up_district(std::uint32_t code);

}  // namespace projections::release
