#pragma once

// Bilingual: one text in Chinese and in English. Both are string literals.

#include <cstdint>
#include <string_view>

namespace ledger {

struct Bilingual {
  std::string_view zh;
  std::string_view en;

  friend constexpr bool operator==(const Bilingual&, const Bilingual&) = default;
};

enum class Language : std::uint8_t { kZh, kEn };

constexpr std::string_view pick(const Bilingual& text, Language language) {
  return language == Language::kZh ? text.zh : text.en;
}

}  // namespace ledger
