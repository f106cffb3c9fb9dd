#include "projections/cells.h"

#include <algorithm>

namespace projections {
namespace {

using ledger::Fen128;

constexpr std::size_t kMonthBytes = 3;
constexpr std::size_t kIdBytes = kMonthBytes + kBreakdownBytes + 1;
constexpr std::size_t kSumBytes = 16;
constexpr std::array kBases{Basis::kEvent, Basis::kBooking};

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
  id.month.index = static_cast<std::int32_t>(std::uint32_t{key[0]} << 16U |
                                             std::uint32_t{key[1]} << 8U | key[2]);
  std::copy_n(key.begin() + kMonthBytes, kBreakdownBytes, id.breakdown.bytes.begin());
  id.subject = static_cast<Subject>(key[kIdBytes - 1]);
  return id;
}

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

std::uint32_t Cells::reach(const CellId& id) {
  const std::uint32_t index = index_.intern(key_of(id));
  if (index == stored_.size()) stored_.push_back({});
  return index;
}

void Cells::add_to(std::uint32_t index, Basis basis, const Figures& change) {
  Stored& stored = stored_[index];
  Sums& sums = stored.sums[static_cast<std::size_t>(basis)];
  for (std::size_t i = 0; i < kFiguresMax; ++i) sums[i] += change[i];
  if (stored.is_dirty) return;
  stored.is_dirty = true;
  dirty_.push_back(index);
}

void Cells::add(const CellId& id, ledger::Month booked_in, const Figures& change) {
  const std::uint32_t index = reach(id);
  add_to(index, Basis::kEvent, change);
  if (booked_in == id.month) return add_to(index, Basis::kBooking, change);
  add_to(reach({booked_in, id.breakdown, id.subject}), Basis::kBooking, change);
}

void Cells::put(const Cell& cell) { stored_[reach(cell.id)].sums = cell.sums; }

Cell Cells::at(std::uint32_t index) const {
  return {.id = id_of(index_.at(index)), .sums = stored_[index].sums};
}

std::vector<Row> Cells::take_dirty() {
  std::vector<Row> rows;
  rows.reserve(dirty_.size());
  for (const std::uint32_t index : dirty_) {
    stored_[index].is_dirty = false;
    rows.push_back(encode_cell(at(index)));
  }
  dirty_.clear();
  return rows;
}

std::vector<Row> Cells::rows() const {
  std::vector<Row> rows;
  for (std::uint32_t index = 0; index < size(); ++index) {
    const Cell cell = at(index);
    if (!cell.is_zero()) rows.push_back(encode_cell(cell));
  }
  std::ranges::sort(rows, {}, &Row::key);
  return rows;
}

}  // namespace projections
