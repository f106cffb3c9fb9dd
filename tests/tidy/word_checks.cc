// Words of comments, messages and documents.

#include <algorithm>
#include <array>
#include <cctype>

#include "tests/tidy/checks.h"
#include "tests/tidy/source_text.h"
#include "tests/tidy/word_table.h"

namespace tidy {
namespace {

// The texts of the law are the office's, not ours; tidy has the words themselves.
bool is_read(std::string_view path) {
  return !path.starts_with("ledger/law/rules/") && !path.starts_with("tests/tidy/");
}

bool is_cpp(std::string_view path) {
  return is_header(path) || is_source(path) || path.ends_with(".cc.in");
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// Everything but the code of C++. In other files, code is read too: it hardly has such words.
std::string text_to_read(std::string_view path, const std::string& text) {
  std::string prose = lower(is_cpp(path) ? prose_of(text) : text);
  for (const std::string_view use : kAllowedUses) {
    for (std::size_t at = prose.find(use); at != std::string::npos; at = prose.find(use, at)) {
      prose.replace(at, use.size(), use.size(), ' ');
    }
  }
  return prose;
}

}  // namespace

Complaints check_words(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_read(path)) continue;
    const std::string prose = text_to_read(path, text);
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
