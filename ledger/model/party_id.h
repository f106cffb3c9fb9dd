#pragma once

// PartyId names an organisation or a person: a unified social credit code (GB 32100-2015),
// "CC:name" for a foreign one, or a short name for an office ("ip-office").

#include <functional>
#include <optional>
#include <string_view>

#include "ledger/base/inline_text.h"
#include "ledger/base/limits.h"

namespace ledger {

using PartyId = InlineText<kPartyBytesMax>;

// Nothing where `text` is empty, too long, or holds anything but letters, digits, "-", "_", ".",
// "/" (and, after "CC:", any printable character that is not a blank).
std::optional<PartyId> parse_party(std::string_view text);

// Whether `text` has the shape of a credit code (18 characters of its alphabet), and whether the
// check character is right. Real codes issued early fail it: it warns and never refuses.
bool is_credit_code_shape(std::string_view text);
bool has_right_credit_check(std::string_view text);
// The check character of the 17 characters before it, all of the alphabet.
char credit_check(std::string_view seventeen);

// The country in "DE:name", else nothing.
std::optional<std::string_view> foreign_country(std::string_view party);

}  // namespace ledger

template <>
struct std::hash<ledger::PartyId> {
  std::size_t operator()(const ledger::PartyId& id) const noexcept {
    return std::hash<std::string_view>{}(id.view());
  }
};
