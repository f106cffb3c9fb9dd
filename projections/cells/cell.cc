#include "projections/cells/cell.h"

#include <algorithm>

namespace projections::cells {
namespace {

constexpr std::size_t kIdBytes = kMonthBytes + kBreakdownBytes + 1;
constexpr std::size_t kSumBytes = 16;

bool is_valid(const CellId& id) {
  return id.month.index <= kMonthMax && static_cast<std::size_t>(id.subject) < kSubjects &&
         is_valid(id.breakdown);
}

}  // namespace

Key key_of(const CellId& id) {
  Key key{};
  // A moment of filing can be one day outside the years that a month can have.
  const auto month = static_cast<std::uint32_t>(std::clamp(id.month.index, 0, kMonthMax));
  ledger::store_be(key.data(), month, kMonthBytes);
  std::ranges::copy(id.breakdown.bytes, key.begin() + kMonthBytes);
  key[kIdBytes - 1] = static_cast<std::uint8_t>(id.subject);
  return key;
}

CellId id_of(const Key& key) {
  CellId id;
  id.month = month_of(key);
  std::copy_n(key.begin() + kMonthBytes, kBreakdownBytes, id.breakdown.bytes.begin());
  id.subject = subject_of(key);
  return id;
}

Subject subject_of(const Key& key) { return static_cast<Subject>(key[kIdBytes - 1]); }

KvRow encode_cell(const Cell& cell) {
  KvRow row;
  const Key key = key_of(cell.id);
  row.key.assign(kRowPrefix);
  row.key.append(key.begin(), key.begin() + kIdBytes);
  if (cell.is_zero()) return row;
  const std::size_t figures = indicators_of(cell.id.subject).size();
  std::string& value = row.value.emplace();
  value.reserve(2 * figures * kSumBytes);
  for (const Basis basis : kBases) {
    for (std::size_t i = 0; i < figures; ++i) ledger::put_be128(value, cell.in(basis)[i]);
  }
  return row;
}

std::optional<Cell> decode_cell(std::string_view key, std::string_view value) {
  if (!key.starts_with(kRowPrefix)) return std::nullopt;
  key.remove_prefix(kRowPrefix.size());
  if (key.size() != kIdBytes) return std::nullopt;
  Key bytes{};
  std::ranges::copy(key, bytes.begin());
  Cell cell{.id = id_of(bytes)};
  if (!is_valid(cell.id)) return std::nullopt;
  const std::size_t figures = indicators_of(cell.id.subject).size();
  if (value.size() != 2 * figures * kSumBytes) return std::nullopt;
  for (Sums& sums : cell.sums) {
    for (std::size_t i = 0; i < figures; ++i) {
      sums[i] = ledger::load_be128(value.data());
      value.remove_prefix(kSumBytes);
    }
  }
  return cell;
}

}  // namespace projections::cells
