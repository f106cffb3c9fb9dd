#include "projections/cells/cells.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/unit/projections/folded.h"

namespace projections::test {
namespace {

using ledger::Fen128;

cells::Cell example() {
  cells::Cell cell;
  cell.id.month = month("2024-07");
  cell.id.breakdown.set(cells::Dimension::kTx, cells::Tx::kLicence);
  cell.id.breakdown.set(cells::Dimension::kDistrict, 120'116U);
  cell.id.subject = cells::Subject::kContract;
  cell.sums[0] = {1, Fen128{1} << 100U, 0, 7};
  cell.sums[1] = {-1, -(Fen128{1} << 100U), std::numeric_limits<std::int64_t>::min(), 0};
  return cell;
}

TEST(CellRow, GoesThereAndBack) {
  const cells::Cell cell = example();
  const ledger::KvRow row = encode_cell(cell);
  ASSERT_TRUE(row.value);
  EXPECT_EQ(row.value->size(), 2U * 4U * 16U);
  const auto decoded = cells::decode_cell(row.key, *row.value);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->id, cell.id);
  EXPECT_EQ(decoded->sums, cell.sums);
}

TEST(CellRow, HasBigEndianNumbers) {
  cells::Cell cell;
  cell.id.month = month("2024-07");
  cell.id.subject = cells::Subject::kStatement;
  cell.sums[0][0] = 258;
  cell.sums[1][0] = -1;
  const ledger::KvRow row = encode_cell(cell);
  EXPECT_EQ(row.key, std::string("stat/\x00\x5E\xE6", 8) + std::string(17, '\0') + '\x03');
  EXPECT_EQ(row.value, std::string(14, '\0') + "\x01\x02" + std::string(16, '\xFF'));
}

TEST(CellRow, OfZeroesIsDeleted) {
  cells::Cell cell = example();
  cell.sums = {};
  EXPECT_EQ(encode_cell(cell).value, std::nullopt);
}

TEST(CellRow, RejectsOtherBytes) {
  const ledger::KvRow row = encode_cell(example());
  EXPECT_FALSE(cells::decode_cell("", ""));
  EXPECT_FALSE(cells::decode_cell(row.key.substr(1), *row.value));
  EXPECT_FALSE(cells::decode_cell(row.key + "x", *row.value));
  EXPECT_FALSE(cells::decode_cell(row.key, row.value->substr(1)));
  EXPECT_FALSE(cells::decode_cell(row.key, ""));
  std::string key = row.key;
  key.back() = '\x05';  // No such subject.
  EXPECT_FALSE(cells::decode_cell(key, *row.value));
  key = row.key;
  key[8] = '\x7F';  // No such tx.
  EXPECT_FALSE(cells::decode_cell(key, *row.value));
  key = row.key;
  key[5] = '\xFF';  // No such month.
  EXPECT_FALSE(cells::decode_cell(key, *row.value));
}

TEST(Cells, AddUpInBothBases) {
  cells::Cells cells;
  const cells::CellId id = example().id;
  cells.add(id, month("2024-07"), {1, 500, 0, 0});
  cells.add(id, month("2025-03"), {0, 420, 0, 0});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells.at(0).in(cells::Basis::kEvent)[1], 920);
  EXPECT_EQ(cells.at(0).in(cells::Basis::kBooking)[1], 500);
  EXPECT_EQ(cells.at(1).id.month, month("2025-03"));
  EXPECT_EQ(cells.at(1).in(cells::Basis::kEvent)[1], 0);
  EXPECT_EQ(cells.at(1).in(cells::Basis::kBooking)[1], 420);
}

TEST(Cells, SeparateManyKeys) {
  cells::Cells cells;
  cells::CellId id;
  for (std::int32_t i = 0; i < 10'000; ++i) {
    id.month.index = 24'000 + i % 50;
    id.breakdown.set(cells::Dimension::kDistrict, static_cast<std::uint32_t>(i / 50));
    cells.add(id, id.month, {1, 0, 0, 0});
  }
  EXPECT_EQ(cells.size(), 10'000U);
  const std::vector<ledger::KvRow> rows = cells.rows();
  EXPECT_TRUE(std::ranges::is_sorted(rows, {}, &ledger::KvRow::key));
  EXPECT_EQ(rows.size(), 10'000U);
}

TEST(Cells, SumsGoBeyond64Bits) {
  cells::Cells cells;
  const cells::CellId id = example().id;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < 4; ++i) cells.add(id, id.month, {0, kMost, 0, 0});
  EXPECT_EQ(cells.at(0).in(cells::Basis::kEvent)[1], Fen128{kMost} * 4);
}

}  // namespace
}  // namespace projections::test
