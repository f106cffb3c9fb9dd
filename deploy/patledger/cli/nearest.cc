#include "deploy/patledger/cli/nearest.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace patledger {
namespace {

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
std::string nearest_within(std::string_view given, const std::vector<std::string>& words,
                           std::size_t best_distance) {
  std::string best;
  for (const std::string& word : words) {
    const std::size_t edits = distance(given, word);
    if (edits >= best_distance) continue;
    best_distance = edits;
    best = word;
  }
  return best;
}

}  // namespace

std::string nearest(std::string_view given, const std::vector<std::string>& words) {
  return nearest_within(given, words, std::max<std::size_t>(1, given.size() / 3) + 1);
}

std::string nearest_of_all(std::string_view given, const std::vector<std::string>& words) {
  return nearest_within(given, words, std::numeric_limits<std::size_t>::max());
}

}  // namespace patledger
