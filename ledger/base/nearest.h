#pragma once

// Suggests a word for a misspelt one.

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ledger {

// The word of `words` that fewest edits (insert, delete, replace a byte) turn into `given`; empty
// if all need more than a third of its bytes, and more than one edit. An empty word is none.
std::string_view nearest(std::string_view given, std::span<const std::string_view> words);

// The same, however many edits it needs; empty if there are no words.
std::string_view nearest_of_all(std::string_view given, std::span<const std::string_view> words);

// For words that are too many to compare: the only known one that differs from `given` in one
// character of `alphabet` (replaced, left out or added), or in two neighbours that change places.
// Empty if there is none or more than one, or if `given` has more than 32 bytes.
std::string only_variant(std::string_view given, std::string_view alphabet,
                         const std::function<bool(std::string_view)>& is_known);

}  // namespace ledger
