#pragma once

// PartyId identifies an organisation or a person: a unified social credit code (GB 32100-2015),
// "CC:name" for a foreign one (CC: its country), "P:hash:masked" for a person with an identity
// number (hash: 32 hexadecimal digits of HMAC-SHA-256 of the number; masked: identity_number.h), or
// a short name for an office ("ip-office").
//
// In a fact of the office it may be "N:name" instead: the name of a party as the gazette prints it,
// whose code is not stated (model/fold/naming.h).

#include <optional>
#include <string_view>

#include "ledger/base/hash.h"
#include "ledger/base/inline_text.h"
#include "ledger/base/limits.h"

namespace ledger {

inline constexpr std::string_view kNamePrefix = "N:";

using PartyId = InlineText<kNamePrefix.size() + kPublishedNameBytesMax>;

// Empty if `text` has an identity number, is empty, too long, or has characters other than letters,
// digits, "-", "_", ".", "/" (and, after "CC:", any printable character but a blank). The letters
// of a credit code are made capital.
std::optional<PartyId> parse_party(std::string_view text);
// Whether it is "N:name".
bool is_published_name(const PartyId& id);
// "name" of "N:name".
std::string_view published_name(const PartyId& id);
// "N:name"; empty if the name is empty or too long.
std::optional<PartyId> as_published(std::string_view name);
// Whether a text that is no party id is a name as it is: it has a character that neither ASCII nor
// its full-width forms have, and is not of a foreign party.
bool is_plain_name(std::string_view text);

// Whether it is the name of an office: it begins with a small letter.
bool is_office_name(std::string_view text);

// Whether `text` has the shape of a credit code (18 characters of its alphabet), and whether the
// check character is right. Some early codes fail the check: it only warns.
bool is_credit_code_shape(std::string_view text);
bool has_right_credit_check(std::string_view text);
// The check character for 17 characters of the alphabet.
char credit_check(std::string_view seventeen);

// Whether it is a person's "P:hash:masked".
bool is_person(std::string_view party);
// "P:hash:masked" of an identity number and its keyed hash, of which the id has the first 16 bytes.
PartyId person_id(const Hash& hash, std::string_view number);

// "DE" of "DE:name"; empty for other forms.
std::optional<std::string_view> foreign_country(std::string_view party);

}  // namespace ledger

template <>
struct std::hash<ledger::PartyId> {
  std::size_t operator()(const ledger::PartyId& id) const noexcept {
    return std::hash<std::string_view>{}(id.view());
  }
};
