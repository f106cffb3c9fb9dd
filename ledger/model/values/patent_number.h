#pragma once

// PatentNumber is a Chinese application number, which is also the number of the patent (ZC
// 0006-2003): YYYY T NNNNNNN . C, or before October 2003 YY T NNNNN . C, where T is the type and C
// the check character. The filing date cannot be derived from it (IR 49).
//
// A PatentNumber is always well formed and of an existing type. The check character is computed
// from the digits and not stored.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

enum class PatentType : std::uint8_t { kUnset, kInvention, kUtilityModel, kDesign };

enum class NumberFault : std::uint8_t { kNone, kLength, kCharacter, kType, kYear, kCheck };

class PatentNumber {
 public:
  constexpr PatentNumber() = default;

  // "202019000002.3", "ZL 2020 1 9000002.3", "CN２０２０…", "95115608.X". The check character is
  // required. On failure, `fault` receives the reason, unless it is null.
  static std::optional<PatentNumber> parse(std::string_view text, NumberFault* fault = nullptr);
  // For look-ups: the check character is optional.
  static std::optional<PatentNumber> parse_lenient(std::string_view text);
  // From the digits without the check character, as key() returns them.
  static std::optional<PatentNumber> from_key(std::uint64_t digits);

  std::string text() const;  // Canonical: "202019000002.3".
  char check() const;
  PatentType type() const;
  constexpr std::uint64_t key() const { return digits_; }
  constexpr bool empty() const { return digits_ == 0; }

  friend constexpr auto operator<=>(const PatentNumber&, const PatentNumber&) = default;

 private:
  constexpr explicit PatentNumber(std::uint64_t digits) : digits_(digits) {}
  std::uint64_t digits_ = 0;  // Twelve digits, or eight for the old form.
};

// A fault as text: "check character is 7, must be 6".
std::string describe(NumberFault fault, std::string_view text);

}  // namespace ledger

template <>
struct std::hash<ledger::PatentNumber> {
  std::size_t operator()(const ledger::PatentNumber& number) const noexcept {
    return static_cast<std::size_t>(number.key() * 0x9E3779B97F4A7C15ULL >> 16U);
  }
};
