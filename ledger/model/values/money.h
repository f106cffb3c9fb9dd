#pragma once

// Amount: money as an integer of hundredths of its currency's unit (fen, for yuan); exact, never
// negative, at most 10^15 units. Text form: "1200000.00"; a third decimal other than zero is
// refused. What decimals a currency has is not known here (decide/validate_money.h). Rate: an exact
// decimal with up to six digits after the point. Sums of amounts are Fen128: they may exceed 64
// bits.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/inline_text.h"

namespace ledger {

__extension__ using Fen128 = __int128;

struct Amount {
  std::int64_t fen = 0;

  static std::optional<Amount> parse(std::string_view text);
  std::string text() const;  // Always two decimals.

  friend constexpr auto operator<=>(const Amount&, const Amount&) = default;
};

std::string yuan_text(Fen128 fen);  // "1200000.00"; negative sums have a minus sign.
std::string integer_text(Fen128 value);
// value / 10^decimals with exactly that many decimals: "-1234.50" for -123450 and 2. Negative
// `decimals` count as 0.
std::string fixed_text(Fen128 value, int decimals);

struct Rate {
  std::int64_t millionths = 0;

  static std::optional<Rate> parse(std::string_view text);  // "0.03"; 0 to 1000.
  std::string text() const;                                 // Without trailing zeros.

  friend constexpr auto operator<=>(const Rate&, const Rate&) = default;
};

// ISO 4217: three capital letters of an active currency.
struct Currency {
  InlineText<3> code;

  static std::optional<Currency> parse(std::string_view text);
  bool is_yuan() const { return code.view() == "CNY"; }
  int decimals() const;  // 0, 2 or 3 (ISO 4217).

  friend constexpr bool operator==(const Currency&, const Currency&) = default;
};

}  // namespace ledger
