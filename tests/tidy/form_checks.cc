// Sizes, lines, headers, notes and names.

#include <algorithm>
#include <array>

#include "tests/tidy/checks.h"
#include "tests/tidy/source_text.h"

namespace tidy {
namespace {

constexpr std::size_t kSourceLinesMax = 400;
constexpr std::size_t kHeaderLinesMax = 250;
constexpr std::size_t kColumnsMax = 100;

// In two parts, as this file is read too.
constexpr std::array kNotesLeft{std::string_view{"TODO"
                                                 "(now)"},
                                std::string_view{"FIX"
                                                 "ME"}};

constexpr std::array kEmptyWords{std::string_view{"util"},    std::string_view{"utils"},
                                 std::string_view{"helper"},  std::string_view{"helpers"},
                                 std::string_view{"manager"}, std::string_view{"managers"}};
constexpr std::array kEmptyFolders{std::string_view{"common"}, std::string_view{"misc"}};

bool is_table(std::string_view text) {
  const std::string comment = first_comment(text);
  return comment.find("table of law") != std::string::npos ||
         comment.find("a table") != std::string::npos ||
         comment.find("A table") != std::string::npos;
}

// The words of a name, and whether each satisfies `is_match`.
template <typename Match>
bool any_word(std::string_view name, std::string_view separators, Match is_match) {
  while (!name.empty()) {
    const std::size_t end = name.find_first_of(separators);
    if (is_match(name.substr(0, end))) return true;
    if (end == std::string_view::npos) break;
    name.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace

Complaints check_sizes(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_source(path) && !is_header(path)) continue;
    const std::size_t limit = is_source(path) ? kSourceLinesMax : kHeaderLinesMax;
    const std::size_t lines = lines_of(text).size();
    if (lines <= limit || (is_source(path) && is_table(text))) continue;
    complaints.push_back(
        {path, 0,
         std::to_string(lines) + " lines, of at most " + std::to_string(limit) + ": split it"});
  }
  return complaints;
}

Complaints check_lines(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (is_python(path)) continue;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      ++number;
      const std::size_t columns = columns_of(line);
      if (columns <= kColumnsMax) continue;
      complaints.push_back(
          {path, number,
           std::to_string(columns) + " columns, of at most " + std::to_string(kColumnsMax)});
    }
  }
  return complaints;
}

Complaints check_headers(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_header(path)) continue;
    const auto lines = lines_of(text);
    if (lines.empty() || lines[0] != "#pragma once") {
      complaints.push_back({path, 1, "begin with #pragma once"});
    } else if (lines.size() < 3 || !lines[1].empty() || !lines[2].starts_with("// ")) {
      complaints.push_back({path, 3, "say here what the file is, after a blank line"});
    }
  }
  return complaints;
}

Complaints check_notes(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      ++number;
      for (const std::string_view note : kNotesLeft) {
        if (line.find(note) == std::string_view::npos) continue;
        complaints.push_back({path, number, "do it now, or say when: " + std::string(note)});
      }
    }
  }
  return complaints;
}

Complaints check_names(const Tree& tree) {
  const auto is_empty_word = [](std::string_view word) {
    return std::ranges::find(kEmptyWords, word) != kEmptyWords.end();
  };
  const auto is_empty_folder = [&](std::string_view name) {
    return is_empty_word(name) || std::ranges::find(kEmptyFolders, name) != kEmptyFolders.end();
  };
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (any_word(name_of(path), "_-.", is_empty_word) ||
        any_word(folder_of(path), "/", is_empty_folder)) {
      complaints.push_back({path, 0, "name it for what it is"});
    }
  }
  return complaints;
}

}  // namespace tidy
