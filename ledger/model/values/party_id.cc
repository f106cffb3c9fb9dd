#include "ledger/model/values/party_id.h"

#include <algorithm>
#include <array>

#include "ledger/base/assert.h"

namespace ledger {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100-2015.
constexpr std::size_t kCreditCodeSize = 18;
constexpr std::array<std::size_t, 17> kCreditWeights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                     29, 25, 13, 8,  24, 10, 30, 28};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_char(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

bool is_foreign_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20U && byte != 0x7FU;
}

}  // namespace

std::optional<PartyId> parse_party(std::string_view text) {
  if (text.empty() || text.size() > kPartyBytesMax) return std::nullopt;
  const auto country = foreign_country(text);
  const bool is_good = country ? std::ranges::all_of(text.substr(3), is_foreign_char)
                               : std::ranges::all_of(text, is_name_char);
  if (!is_good) return std::nullopt;
  return PartyId(text);
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

std::optional<std::string_view> foreign_country(std::string_view party) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (party.size() < 4 || party[2] != ':' || !is_upper(party[0]) || !is_upper(party[1])) {
    return std::nullopt;
  }
  return party.substr(0, 2);
}

}  // namespace ledger
