#include "projections/cell.h"

#include <algorithm>

namespace projections {
namespace {

using ledger::Fen128;

constexpr std::size_t kIdBytes = kMonthBytes + kBreakdownBytes + 1;
constexpr std::size_t kSumBytes = 16;

bool is_valid(const CellId& id) {
  return id.month.index <= kMonthMax && static_cast<std::size_t>(id.subject) < kSubjects &&
         is_valid(id.breakdown);
}

void put_sum(std::string& out, Fen128 sum) {
  for (unsigned shift = 120;; shift -= 8) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(sum >> shift & 0xFF)));
    if (shift == 0) return;
  }
}

Fen128 read_sum(std::string_view bytes) {
  Fen128 sum = (static_cast<std::uint8_t>(bytes[0]) ^ 0x80) - 0x80;  // Its sign.
  for (const char c : bytes.substr(1, kSumBytes - 1)) {
    sum = sum * 256 + static_cast<std::uint8_t>(c);
  }
  return sum;
}

}  // namespace

Key key_of(const CellId& id) {
  Key key{};
  // A moment of filing may lie a day beyond the years that a month can name.
  const auto month = static_cast<std::uint32_t>(std::clamp(id.month.index, 0, kMonthMax));
  key[0] = static_cast<std::uint8_t>(month >> 16U);
  key[1] = static_cast<std::uint8_t>(month >> 8U & 0xFFU);
  key[2] = static_cast<std::uint8_t>(month & 0xFFU);
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

Row encode_cell(const Cell& cell) {
  Row row;
  const Key key = key_of(cell.id);
  row.key.assign(kRowPrefix);
  row.key.append(key.begin(), key.begin() + kIdBytes);
  if (cell.is_zero()) return row;
  const std::size_t figures = indicators_of(cell.id.subject).size();
  std::string& value = row.value.emplace();
  value.reserve(2 * figures * kSumBytes);
  for (const Basis basis : kBases) {
    for (std::size_t i = 0; i < figures; ++i) put_sum(value, cell.in(basis)[i]);
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
      sums[i] = read_sum(value);
      value.remove_prefix(kSumBytes);
    }
  }
  return cell;
}

}  // namespace projections
