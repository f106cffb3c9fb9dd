#pragma once

// The parts of a C++ file: its includes, its code without comments and literals, and its
// first comment.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct Include {
  std::size_t line = 0;  // From 1.
  std::string_view path;
  bool is_quoted = false;  // "path", not <path>.
};

std::vector<Include> includes_of(std::string_view text);

// The text with every comment and literal blanked, line for line.
std::string code_of(std::string_view text);

// Whether a line of code contains `word` as a whole word.
bool has_word(std::string_view line, std::string_view word);

// Whether a CMake list names `path`: the characters around it are not part of a path.
bool has_path(std::string_view text, std::string_view path);
// Whether a script or a list names the module `stem`, with or without ".py".
bool has_stem(std::string_view text, std::string_view stem);

// The comments and string literals of a C++ file, with everything else blanked, line for line.
std::string prose_of(std::string_view text);

// The first block of lines that begin with //, without the slashes.
std::string first_comment(std::string_view text);

// Columns on a screen: one for each code point, two for the wide ones of CJK.
std::size_t columns_of(std::string_view line);

}  // namespace tidy
