#pragma once

// Suggests a word for a misspelt one.

#include <string>
#include <string_view>
#include <vector>

namespace patledger {

// The word of `words` that fewest edits (insert, delete, replace a character) turn into `given`;
// empty if all need more than a third of its characters, and more than one edit.
std::string nearest(std::string_view given, const std::vector<std::string>& words);

// The same, however many edits it needs; empty if there are no words.
std::string nearest_of_all(std::string_view given, const std::vector<std::string>& words);

}  // namespace patledger
