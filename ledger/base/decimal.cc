#include "ledger/base/decimal.h"

#include <algorithm>

#include "ledger/base/digits.h"

namespace ledger {

std::optional<Decimal> parse_decimal(std::string_view text, std::size_t digits) {
  const std::size_t point = text.find('.');
  const auto whole = parse_digits(text.substr(0, point));
  if (!whole || (text.size() > 1 && text[0] == '0' && text[1] != '.')) return std::nullopt;
  if (point == std::string_view::npos) return Decimal{*whole, 0};
  const std::string_view after = text.substr(point + 1);
  const auto fraction = parse_digits(after);
  if (!fraction || after.size() > digits) return std::nullopt;
  std::int64_t scaled = *fraction;
  for (std::size_t i = after.size(); i < digits; ++i) scaled *= 10;
  return Decimal{*whole, scaled};
}

std::string decimal_text(std::int64_t value, std::size_t digits) {
  const std::string all = std::to_string(value);
  std::string fraction(digits, '0');
  for (std::size_t i = 0; i < std::min(digits, all.size()); ++i) {
    fraction[digits - 1 - i] = all[all.size() - 1 - i];
  }
  fraction.resize(fraction.find_last_not_of('0') + 1);
  std::string text = all.size() > digits ? all.substr(0, all.size() - digits) : "0";
  if (!fraction.empty()) text.append(1, '.').append(fraction);
  return text;
}

}  // namespace ledger
