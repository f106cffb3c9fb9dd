#pragma once

// Tree: our files by their path from the root, as text. The checks look at nothing else, so that a
// test can plant what it likes.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

using Tree = std::map<std::string, std::string>;

struct Complaint {
  std::string path;
  std::size_t line = 0;  // From 1; 0 where it is about the file.
  std::string what;      // What to do, in a sentence.
};
using Complaints = std::vector<Complaint>;

std::string text(const Complaints& complaints);  // "path:line: what", one line each.

// Sources, headers, schemas, CMake lists and Python modules below `root`. What is built, or has a
// name that begins with a dot, is not part of the tree.
Tree load_tree(const std::string& root);
// The same, with documents, settings and scripts: all texts that people write for people.
Tree load_prose(const std::string& root);
// The paths of all files below `root`, of whatever kind, sorted.
std::vector<std::string> load_paths(const std::string& root);

bool is_header(std::string_view path);
bool is_source(std::string_view path);  // .cc
bool is_cmake(std::string_view path);
bool is_python(std::string_view path);
bool is_code(std::string_view path);  // A source, a header or a schema.
bool is_script(std::string_view path, std::string_view text);

std::string_view folder_of(std::string_view path);
std::string_view name_of(std::string_view path);

std::vector<std::string_view> lines_of(std::string_view text);

// Whether `path` fits `pattern`, in which * matches any characters.
bool fits(std::string_view path, std::string_view pattern);

}  // namespace tidy
