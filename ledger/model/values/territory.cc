#include "ledger/model/values/territory.h"

#include <algorithm>
#include <array>
#include <bit>

namespace ledger {
namespace {

// GB/T 2260 first-level codes, with Taiwan, Hong Kong and Macao.
constexpr auto kProvinces = std::to_array<std::string_view>(
    {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
     "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
     "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"});

constexpr std::uint64_t kAll = (std::uint64_t{1} << kProvinces.size()) - 1;

std::optional<std::uint64_t> mask_of(std::string_view entry) {
  if (entry == "CN") return kAll;
  if (entry.size() != 5 || !entry.starts_with("CN-")) return std::nullopt;
  const auto* found = std::ranges::find(kProvinces, entry.substr(3));
  if (found == kProvinces.end()) return std::nullopt;
  return std::uint64_t{1} << static_cast<unsigned>(found - kProvinces.begin());
}

void append_entries(std::vector<std::string>& entries, std::uint64_t mask,
                    std::string_view prefix) {
  for (std::size_t i = 0; i < kProvinces.size(); ++i) {
    if ((mask >> i & 1U) != 0)
      entries.push_back(std::string(prefix) + std::string(kProvinces.at(i)));
  }
}

}  // namespace

Territory Territory::china() { return {kAll}; }

std::optional<Territory> Territory::parse(const std::vector<std::string>& entries) {
  std::uint64_t included = 0;
  std::uint64_t excluded = 0;
  for (const std::string_view entry : entries) {
    const bool is_exclusion = entry.starts_with("!");
    const auto mask = mask_of(is_exclusion ? entry.substr(1) : entry);
    if (!mask) return std::nullopt;
    (is_exclusion ? excluded : included) |= *mask;
  }
  if (included == 0 && !entries.empty()) included = kAll;
  const std::uint64_t provinces = included & ~excluded;
  if (provinces == 0) return std::nullopt;
  return Territory{provinces};
}

std::vector<std::string> Territory::entries() const {
  if (provinces == kAll) return {"CN"};
  std::vector<std::string> entries;
  const std::uint64_t missing = kAll & ~provinces;
  if (std::popcount(missing) < std::popcount(provinces)) {
    entries.emplace_back("CN");
    append_entries(entries, missing, "!CN-");
  } else {
    append_entries(entries, provinces, "CN-");
  }
  return entries;
}

}  // namespace ledger
