// Words of comments and messages.

#include <algorithm>
#include <array>
#include <cctype>

#include "tests/tidy/checks.h"
#include "tests/tidy/source_text.h"
#include "tests/tidy/word_table.h"

namespace tidy {
namespace {

// The texts of the law are the office's, not ours.
bool is_read(std::string_view path) {
  constexpr std::array kProduct{std::string_view{"ledger/"}, std::string_view{"projections/"},
                                std::string_view{"connectors/"}, std::string_view{"deploy/"}};
  return (is_header(path) || is_source(path)) && !path.starts_with("ledger/law/rules/") &&
         std::ranges::any_of(kProduct,
                             [&](std::string_view folder) { return path.starts_with(folder); });
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Complaints check_words(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_read(path)) continue;
    const std::string prose = lower(prose_of(text));
    std::size_t number = 0;
    for (const std::string_view line : lines_of(prose)) {
      ++number;
      for (const OldWord& old : kOldWords) {
        if (!has_word(line, old.word)) continue;
        complaints.push_back(
            {path, number, "\"" + std::string(old.word) + "\": write " + std::string(old.instead)});
      }
    }
  }
  return complaints;
}

}  // namespace tidy
