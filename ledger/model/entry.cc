#include "ledger/model/entry.h"

namespace ledger {
namespace {

struct Family {
  char letter;
  std::uint16_t base;  // Code = base + number.
  std::uint16_t first;
  std::uint16_t last;
};

constexpr auto kFamilies = std::to_array<Family>({{'F', 0, 1, 8},
                                                  {'A', 19, 1, 1},
                                                  {'V', 29, 1, 1},
                                                  {'H', 39, 1, 1},
                                                  {'T', 100, 1, 11},
                                                  {'L', 200, 1, 13},
                                                  {'P', 300, 1, 12},
                                                  {'O', 400, 1, 13},
                                                  {'O', 400, 20, 22},
                                                  {'W', 900, 1, 5}});

}  // namespace

std::string code_text(Code code) {
  const auto value = static_cast<std::uint16_t>(code);
  for (const Family& family : kFamilies) {
    if (value < family.base + family.first || value > family.base + family.last) continue;
    const int number = value - family.base;
    return {family.letter, static_cast<char>('0' + number / 10),
            static_cast<char>('0' + number % 10)};
  }
  return "?";
}

std::optional<Code> parse_code(std::string_view text) {
  if (text.size() != 3) return std::nullopt;
  const auto number = parse_digits(text.substr(1));
  if (!number) return std::nullopt;
  for (const Family& family : kFamilies) {
    if (text[0] != family.letter || *number < family.first || *number > family.last) continue;
    return static_cast<Code>(family.base + *number);
  }
  return std::nullopt;
}

}  // namespace ledger
