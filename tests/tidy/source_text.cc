#include "tests/tidy/source_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "tests/tidy/tree.h"

namespace tidy {
namespace {

bool is_word(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Blanks comments and literals in place.
class Blanker {
 public:
  explicit Blanker(std::string text) : text_(std::move(text)) {}

  std::string run() && {
    while (at_ < text_.size()) step();
    return std::move(text_);
  }

 private:
  bool sees(std::string_view what) const {
    return std::string_view(text_).substr(at_, what.size()) == what;
  }

  void step() {
    if (sees("//")) {
      blank_until(text_.find('\n', at_));
    } else if (sees("/*")) {
      blank_past("*/", at_ + 2);
    } else if (sees("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
      const std::size_t open = text_.find('(', at_);
      const std::string end =
          ")" + (open == std::string::npos ? "" : text_.substr(at_ + 2, open - at_ - 2)) + "\"";
      blank_past(end, at_ + 2);
    } else if (text_[at_] == '"' || is_character()) {
      blank_literal(text_[at_]);
    } else {
      ++at_;
    }
  }

  // A quote after a letter or digit separates digits: 10'000.
  bool is_character() const { return text_[at_] == '\'' && (at_ == 0 || !is_word(text_[at_ - 1])); }

  void blank_literal(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    blank_until(end + 1);
  }

  void blank_past(std::string_view end, std::size_t from) {
    const std::size_t found = text_.find(end, from);
    blank_until(found == std::string::npos ? found : found + end.size());
  }

  void blank_until(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] != '\n') text_[at_] = ' ';
    }
  }

  std::string text_;
  std::size_t at_ = 0;
};

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// East Asian Width W and F (UAX 11), as far as sources and texts of law use them.
constexpr std::array kWide{
    Range{0x1100, 0x115F}, Range{0x2E80, 0x303E}, Range{0x3041, 0xA4CF},
    Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60}, Range{0xFFE0, 0xFFE6}, Range{0x20000, 0x3FFFD},
};

bool is_wide(std::uint32_t point) {
  return std::ranges::any_of(
      kWide, [&](const Range& range) { return range.first <= point && point <= range.last; });
}

}  // namespace

std::vector<Include> includes_of(std::string_view text) {
  constexpr std::string_view kDirective = "#include ";
  std::vector<Include> includes;
  std::size_t number = 0;
  for (std::string_view line : lines_of(text)) {
    ++number;
    if (!line.starts_with(kDirective)) continue;
    line.remove_prefix(kDirective.size());
    const std::size_t end = line.find_first_of("\">", 1);
    if (line.size() < 2 || end == std::string_view::npos) continue;
    includes.push_back({number, line.substr(1, end - 1), line.front() == '"'});
  }
  return includes;
}

std::string code_of(std::string_view text) { return Blanker(std::string(text)).run(); }

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word(line[at - 1]);
    const bool ends = end == line.size() || !is_word(line[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool has_path(std::string_view text, std::string_view path) {
  const auto is_part = [](char c) { return is_word(c) || c == '.' || c == '/' || c == '-'; };
  for (std::size_t at = text.find(path); at != std::string_view::npos;
       at = text.find(path, at + 1)) {
    const std::size_t end = at + path.size();
    // "${PROJECT_SOURCE_DIR}/tests/x.cc" names tests/x.cc.
    const bool begins =
        at == 0 || !is_part(text[at - 1]) || (at > 1 && text[at - 1] == '/' && text[at - 2] == '}');
    if (begins && (end == text.size() || !is_part(text[end]))) return true;
  }
  return false;
}

bool has_stem(std::string_view text, std::string_view stem) {
  if (has_word(text, stem)) return true;
  // A loop in a list leaves the ending out: ${name}_test.py, ${name}_fuzz.cc.
  for (const std::string_view ending : {"_test", "_fuzz"}) {
    if (stem.ends_with(ending) && text.find("}" + std::string(ending) + ".") != text.npos &&
        has_word(text, stem.substr(0, stem.size() - ending.size()))) {
      return true;
    }
  }
  return false;
}

// Code is what code_of() leaves: prose is the rest.
std::string prose_of(std::string_view text) {
  const std::string code = code_of(text);
  std::string prose(text);
  for (std::size_t i = 0; i < prose.size(); ++i) {
    if (code[i] != ' ' && prose[i] != '\n') prose[i] = ' ';
  }
  return prose;
}

std::string first_comment(std::string_view text) {
  std::string comment;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("//")) {
      comment.append(line.substr(2));
    } else if (!comment.empty()) {
      break;
    }
  }
  return comment;
}

std::size_t columns_of(std::string_view line) {
  std::size_t columns = 0;
  std::uint32_t point = 0;
  int missing = 0;  // Bytes of the code point that are not read yet.
  for (const char c : line) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte >= 0xC0) {
      missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
      point = byte & (0x3FU >> static_cast<unsigned>(missing));
    } else if (byte >= 0x80) {
      point = (point << 6U) | (byte & 0x3FU);
      --missing;
    } else {
      point = byte;
      missing = 0;
    }
    if (missing == 0) columns += is_wide(point) ? 2 : 1;
  }
  return columns;
}

}  // namespace tidy
