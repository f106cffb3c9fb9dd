#include "ledger/base/nearest.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace ledger {
namespace {

constexpr std::size_t kGivenBytesMax = 256;  // A longer text is no misspelt word.

// Levenshtein's distance, a row of its table at a time.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// The word that fewest edits turn into `given`, if they are fewer than `best_distance`.
std::string_view nearest_within(std::string_view given, std::span<const std::string_view> words,
                                std::size_t best_distance) {
  std::string_view best;
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    const std::size_t edits = distance(given, word);
    if (edits >= best_distance) continue;
    best_distance = edits;
    best = word;
  }
  return best;
}

// Calls `visit` for each variant of `given`; some are visited more than once.
template <typename Visit>
void for_each_variant(std::string_view given, std::string_view alphabet, const Visit& visit) {
  std::string variant(given);
  for (std::size_t i = 0; i < given.size(); ++i) {
    for (const char c : alphabet) {
      variant[i] = c;
      visit(variant);
    }
    variant[i] = given[i];
    if (i == 0) continue;
    std::swap(variant[i - 1], variant[i]);
    visit(variant);
    std::swap(variant[i - 1], variant[i]);
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    visit(std::string(given).erase(i, 1));
  }
  for (std::size_t i = 0; i <= given.size(); ++i) {
    std::string longer(given);
    longer.insert(i, 1, '\0');
    for (const char c : alphabet) {
      longer[i] = c;
      visit(longer);
    }
  }
}

}  // namespace

std::string only_variant(std::string_view given, std::string_view alphabet,
                         const std::function<bool(std::string_view)>& is_known) {
  constexpr std::size_t kVariedBytesMax = 32;
  std::string only;
  bool is_only = true;
  if (given.size() > kVariedBytesMax) return only;
  for_each_variant(given, alphabet, [&](const std::string& variant) {
    if (!is_only || variant == given || variant == only || !is_known(variant)) return;
    is_only = only.empty();
    only = variant;
  });
  return is_only ? only : std::string();
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> words) {
  if (given.size() > kGivenBytesMax) return {};
  return nearest_within(given, words, std::max<std::size_t>(1, given.size() / 3) + 1);
}

std::string_view nearest_of_all(std::string_view given, std::span<const std::string_view> words) {
  return nearest_within(given, words, std::numeric_limits<std::size_t>::max());
}

}  // namespace ledger
