#pragma once

// Territory of a licence: a set of GB/T 2260 provinces. Text form: a list of "CN" (all of China),
// "CN-12" (one province), "!CN-12" (without it). Exclusions are subtracted from the inclusions, or
// from all of China without inclusions.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledger {

struct Territory {
  std::uint64_t provinces = 0;  // Bit i is province kProvinces[i].

  // Empty if an entry is malformed, or the set is empty.
  static std::optional<Territory> parse(const std::vector<std::string>& entries);
  static Territory china();

  bool intersects(const Territory& other) const { return (provinces & other.provinces) != 0; }
  bool is_within(const Territory& other) const { return (provinces & ~other.provinces) == 0; }

  // The shortest form: {"CN"}, {"CN", "!CN-12"}, {"CN-12", "CN-13"}.
  std::vector<std::string> entries() const;

  friend constexpr bool operator==(const Territory&, const Territory&) = default;
};

}  // namespace ledger
