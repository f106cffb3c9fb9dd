#pragma once

// The rules of the tree that no compiler checks, each a function of a Tree. A complaint names
// the remedy.

#include "tests/tidy/tree.h"

namespace tidy {

// Every folder that holds files of ours is a layer of layer_table.h.
Complaints check_folders(const Tree& tree);
// Every include of ours is a path from the root, exists, and points down the layers.
Complaints check_layers(const Tree& tree);
// The table itself points down: no folder may include a later one of the table.
Complaints check_table();
// Every library is known to its own files only, and none is unknown to the table.
Complaints check_libraries(const Tree& tree);
// Pure layers use no clock, disk, thread, randomness, environment or floating point.
Complaints check_purity(const Tree& tree);

// A .cc has at most 400 lines, a header 250; a table of data may be longer, if its first comment
// states that.
Complaints check_sizes(const Tree& tree);
// At most 100 columns.
Complaints check_lines(const Tree& tree);
// #pragma once, a blank line, and what the file is.
Complaints check_headers(const Tree& tree);
// No note defers work that belongs to the change.
Complaints check_notes(const Tree& tree);
// Names say what a thing is.
Complaints check_names(const Tree& tree);
// No two product headers declare a type of one name at namespace scope, in whatever namespaces.
Complaints check_types(const Tree& tree);

// Every file is of a kind that the tree knows.
Complaints check_kinds(const std::vector<std::string>& paths);
// Every source is built, every header included, every schema compiled, every Python module run or
// imported.
Complaints check_use(const Tree& tree);
// Every package of the build is a program that it needs, or a library that a file includes or a
// target links; every library has its package. `packages` is the text of deploy/packages.
Complaints check_packages(const Tree& tree, std::string_view packages);

// Comments, messages and documents use plain words: none of word_table.h in its old sense. `tree`
// is that of load_prose().
Complaints check_words(const Tree& tree);

}  // namespace tidy
