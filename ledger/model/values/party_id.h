#pragma once

// PartyId identifies an organisation or a person: a unified social credit code (GB 32100-2015),
// "CC:name" for a foreign one (CC: its country), or a short name for an office ("ip-office").

#include <optional>
#include <string_view>

#include "ledger/base/inline_text.h"
#include "ledger/base/limits.h"

namespace ledger {

using PartyId = InlineText<kPartyBytesMax>;

// Empty if `text` is empty, too long, or has characters other than letters, digits, "-", "_", ".",
// "/" (and, after "CC:", any printable character but a blank).
std::optional<PartyId> parse_party(std::string_view text);

// Whether `text` has the shape of a credit code (18 characters of its alphabet), and whether the
// check character is right. Some early codes fail the check: it only warns.
bool is_credit_code_shape(std::string_view text);
bool has_right_credit_check(std::string_view text);
// The check character for 17 characters of the alphabet.
char credit_check(std::string_view seventeen);

// "DE" of "DE:name"; empty for other forms.
std::optional<std::string_view> foreign_country(std::string_view party);

}  // namespace ledger

template <>
struct std::hash<ledger::PartyId> {
  std::size_t operator()(const ledger::PartyId& id) const noexcept {
    return std::hash<std::string_view>{}(id.view());
  }
};
