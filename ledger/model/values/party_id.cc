#include "ledger/model/values/party_id.h"

#include <algorithm>
#include <array>
#include <string>

#include "ledger/base/assert.h"
#include "ledger/base/characters.h"
#include "ledger/model/values/identity_number.h"

namespace ledger {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100-2015.
constexpr std::size_t kCreditCodeSize = 18;
constexpr std::string_view kPersonPrefix = "P:";
constexpr std::size_t kPersonHashDigits = 32;
constexpr std::size_t kPersonSize = 2 + kPersonHashDigits + 1 + 18;
constexpr std::array<std::size_t, 17> kCreditWeights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                     29, 25, 13, 8,  24, 10, 30, 28};

bool is_name_char(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

bool is_foreign_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20U && byte != 0x7FU;
}

// 18 letters and digits, most of them digits: no office has such a name.
bool is_like_credit_code(std::string_view text) {
  constexpr std::ptrdiff_t kDigitsMin = 8;  // Of the district and of the place in it.
  return text.size() == kCreditCodeSize &&
         std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); }) &&
         std::ranges::count_if(text, is_digit) >= kDigitsMin;
}

PartyId in_capitals(std::string_view code) {
  if (std::ranges::none_of(code, is_small_letter)) return PartyId(code);
  std::string capitals(code);
  std::ranges::transform(capitals, capitals.begin(), upper_case);
  return PartyId(capitals);
}

}  // namespace

std::optional<PartyId> parse_party(std::string_view text) {
  if (text.empty() || text.size() > kPartyBytesMax) return std::nullopt;
  if (has_identity_number(text)) return std::nullopt;
  if (is_person(text)) return PartyId(text);
  const auto country = foreign_country(text);
  const bool is_good = country ? std::ranges::all_of(text.substr(3), is_foreign_char)
                               : std::ranges::all_of(text, is_name_char);
  if (!is_good) return std::nullopt;
  if (!country && is_like_credit_code(text)) return in_capitals(text);
  return PartyId(text);
}

bool is_published_name(const PartyId& id) { return id.view().starts_with(kNamePrefix); }

std::string_view published_name(const PartyId& id) {
  LEDGER_ASSERT(is_published_name(id));
  return id.view().substr(kNamePrefix.size());
}

std::optional<PartyId> as_published(std::string_view name) {
  if (name.empty() || name.size() > kPublishedNameBytesMax) return std::nullopt;
  return PartyId(std::string(kNamePrefix).append(name));
}

bool is_plain_name(std::string_view text) {
  constexpr std::string_view kWideBlank = "\xE3\x80\x80";
  if (foreign_country(text)) return false;
  while (!text.empty()) {
    if (is_ascii(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kWideBlank) ||
               (is_full_width(text) && is_ascii(half_width(text)))) {
      text.remove_prefix(kFullWidthBytes);
    } else {
      return true;
    }
  }
  return false;
}

bool is_office_name(std::string_view text) {
  return !text.empty() && is_small_letter(text.front()) && !is_like_credit_code(text);
}

bool is_credit_code_shape(std::string_view text) {
  return text.size() == kCreditCodeSize && std::ranges::all_of(text, [](char c) {
           return kCreditAlphabet.find(c) != std::string_view::npos;
         });
}

bool has_right_credit_check(std::string_view text) {
  return is_credit_code_shape(text) &&
         text.back() == credit_check(text.substr(0, kCreditWeights.size()));
}

char credit_check(std::string_view seventeen) {
  LEDGER_ASSERT(seventeen.size() == kCreditWeights.size());
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kCreditWeights.size(); ++i) {
    const std::size_t value = kCreditAlphabet.find(seventeen[i]);
    LEDGER_ASSERT(value != std::string_view::npos);
    sum += value * kCreditWeights.at(i);
  }
  return kCreditAlphabet[(31 - sum % 31) % 31];
}

bool is_person(std::string_view party) {
  if (party.size() != kPersonSize || !party.starts_with(kPersonPrefix)) return false;
  const std::string_view hash = party.substr(kPersonPrefix.size(), kPersonHashDigits);
  const std::string_view masked = party.substr(kPersonPrefix.size() + kPersonHashDigits);
  const bool is_hash = hash.find_first_not_of(kHexDigits) == std::string_view::npos;
  return is_hash && masked.front() == ':' && is_masked_identity_number(masked.substr(1));
}

PartyId person_id(const Hash& hash, std::string_view number) {
  std::string id(kPersonPrefix);
  id.append(hex(hash), 0, kPersonHashDigits).append(1, ':').append(masked_identity_number(number));
  return PartyId(id);
}

std::optional<std::string_view> foreign_country(std::string_view party) {
  const bool is_foreign = party.size() > 3 && is_capital_letter(party[0]) &&
                          is_capital_letter(party[1]) && party[2] == ':';
  if (!is_foreign) return std::nullopt;
  return party.substr(0, 2);
}

}  // namespace ledger
