#pragma once

// The numbers under which registers hold contracts, pledges and licences (docs/law.md §1.4), as
// text. Their grammar is not confirmed by an office, so an unknown shape is not refused:
//
//   contract   16 digits, or 14 in the older form
//   pledge     Y and 13 digits, or 13 digits
//   licence    X and 13 digits, or 13 digits

#include <cstdint>
#include <string>
#include <string_view>

namespace ledger {

enum class NumberKind : std::uint8_t { kContract, kPledge, kLicence };

bool is_known_shape(std::string_view number, NumberKind kind);
// What a spreadsheet makes of a long number: "2.02412E+15".
bool is_spreadsheet_number(std::string_view number);
// Without outer blanks; without inner blanks and hyphens too, if a known shape results. `number`
// has no other blank than U+0020, and capital letters (codec/number_text.h).
std::string canonical_number(std::string_view number, NumberKind kind);

}  // namespace ledger
