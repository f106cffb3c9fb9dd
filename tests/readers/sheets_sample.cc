// Writes a sample release for independent readers, and the contents expected of it:
//
//   sheets_sample small|empty|large FOLDER ROWS_A_GROUP
//
//   data.xlsx, data.parquet
//   rows.tsv    the long form: a line for each observation; suppressed and absent values are empty
//   cells.tsv   the statutory tables: table, row, column, kind, text
//
// The expected contents share no code with the writers.

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "connectors/parquet/data_parquet.h"
#include "connectors/xlsx/data_xlsx.h"

namespace {

using ledger::Fen128;
using projections::cells::Dimension;
using projections::cells::Indicator;
using projections::release::Confidentiality;
using projections::release::Observation;
using projections::release::Release;
using projections::release::Series;
using projections::release::StatutoryTable;
using projections::release::TableCell;
using projections::release::Vintage;

struct Expected {
  std::string rows;
  std::string cells;
};

// Hundredths as a decimal with two digits.
std::string decimal(Fen128 hundredths) {
  const bool is_negative = hundredths < 0;
  Fen128 left = is_negative ? -hundredths : hundredths;
  std::string text;
  for (int digit = 0; left > 0 || digit < 3; ++digit, left /= 10) {
    if (digit == 2) text.insert(0, ".");
    text.insert(0, 1, static_cast<char>('0' + static_cast<int>(left % 10)));
  }
  return is_negative ? "-" + text : text;
}

// A series, with the expected texts of its codes, indicator and unit.
struct SampleSeries {
  Series series;
  std::array<std::string, projections::cells::kDimensions> ids;
  std::string indicator;
  std::string unit;

  SampleSeries(Indicator of, std::string indicator_name, std::string unit_id)
      : indicator(std::move(indicator_name)), unit(std::move(unit_id)) {
    series.indicator = of;
    series.codes.fill(projections::release::kTotal);
    ids.fill("_T");
  }
  SampleSeries& by(Dimension dimension, std::uint32_t code, std::string id) {
    series.codes.at(static_cast<std::size_t>(dimension)) = code;
    ids.at(static_cast<std::size_t>(dimension)) = std::move(id);
    return *this;
  }
};

// The expected texts of the status columns.
struct Letters {
  std::string obs = "P";
  std::string conf = "F";
};

void add(SampleSeries& sample, Expected& expected, const Observation& observation,
         const Letters& letters) {
  const int scale = sample.unit == "PN" ? 100 : 1;
  std::string line = observation.month.text();
  for (const std::string& id : sample.ids) line += "\t" + id;
  line += "\t" + sample.indicator;
  line += "\t" + (observation.is_suppressed ? "" : decimal(observation.value * scale));
  line += "\t" + sample.unit + "\t" + letters.obs + "\t" + letters.conf;
  line += "\t" + std::to_string(observation.revision);
  line += "\t" + (observation.previous ? decimal(*observation.previous * scale) : "");
  expected.rows += line + "\n";
  sample.series.observations.push_back(observation);
}

Observation of(int month, Fen128 value) {
  Observation observation;
  observation.month.index = 2024 * 12 + month - 1;
  observation.value = value;
  return observation;
}

SampleSeries money() {
  return SampleSeries(Indicator::kContractValue, "contract_value", "CNY")
      .by(Dimension::kTx, static_cast<std::uint32_t>(projections::cells::Tx::kTransfer), "TRANSFER")
      .by(Dimension::kIndustry, 'M' << 16U, "M")
      .by(Dimension::kIpc, projections::cells::kIpcDesign, "_Z");
}

// Values at all boundaries.
void add_money(Release& release, Expected& expected) {
  constexpr Fen128 kTwoTo53 = 9'007'199'254'740'992;
  constexpr Fen128 kFifteenDigits = 999'999'999'999'999;
  SampleSeries sample = money();
  int month = 1;
  for (const Fen128 value :
       {Fen128{0}, Fen128{1}, Fen128{-5}, Fen128{120'000'000}, Fen128{-123'456'789}, kFifteenDigits,
        -kFifteenDigits, kFifteenDigits + 1, kTwoTo53 + 1, -kTwoTo53 * 1'000'000'007}) {
    add(sample, expected, of(month++, value), {});
  }
  Observation revised = of(month, 250);
  revised.previous = -75;
  add(sample, expected, revised, {});
  release.series.push_back(sample.series);
}

void add_counts(Release& release, Expected& expected) {
  SampleSeries sample = SampleSeries(Indicator::kPledges, "pledges", "PN")
                            .by(Dimension::kDistrict, 120'116, "CN-120116")
                            .by(Dimension::kAmountBand, 0, "_U");
  Observation revised = of(1, 12);
  revised.vintage = Vintage::kRevised;
  revised.revision = 2;
  revised.previous = 11;
  add(sample, expected, revised, {});
  Observation last = of(2, 7);
  last.vintage = Vintage::kFinal;
  add(sample, expected, last, {"A", "F"});
  int month = 3;
  for (const auto& [why, letter] :
       {std::pair{Confidentiality::kSmallCount, "A"}, std::pair{Confidentiality::kDominance, "O"},
        std::pair{Confidentiality::kSecondary, "D"}}) {
    Observation suppressed = of(month++, 424'242);
    suppressed.is_suppressed = true;
    suppressed.confidentiality = why;
    add(sample, expected, suppressed, {"Q", letter});
    suppressed.is_suppressed = false;  // As in the release for the bureau.
    suppressed.month.index += 12;
    add(sample, expected, suppressed, {"P", letter});
  }
  release.series.push_back(sample.series);
}

// Many series, with short and long runs of codes and values of all sizes.
void add_many(Release& release, Expected& expected) {
  std::uint64_t state = 42;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    return (state >> 33U) % below;
  };
  constexpr std::array kKinds{"_U", "UNIV", "INST", "ENT", "IND", "GOV", "BANK", "GUAR"};
  for (int i = 0; i < 4000; ++i) {
    const auto kind = static_cast<std::uint32_t>(next(kKinds.size()));
    SampleSeries sample = money().by(Dimension::kSellerKind, kind, kKinds.at(kind));
    const auto months = static_cast<int>(1 + next(60));
    for (int month = 1; month <= months; ++month) {
      Observation observation = of(month, static_cast<Fen128>(next(1U << 30U)) - 100'000'000);
      observation.is_suppressed = next(4) == 0;
      if (next(9) == 0) observation.previous = -static_cast<Fen128>(next(1000));
      observation.revision = static_cast<std::uint32_t>(next(3));
      add(sample, expected, observation, {observation.is_suppressed ? "Q" : "P", "F"});
    }
    release.series.push_back(sample.series);
  }
}

void add(StatutoryTable& table, Expected& expected, std::size_t row, const TableCell& cell,
         const std::string& kind, const std::string& text) {
  expected.cells += table.number + "\t" + std::to_string(row) + "\t" +
                    std::to_string(table.rows[row].size()) + "\t" + kind + "\t" + text + "\n";
  table.rows[row].push_back(cell);
}

TableCell text(std::string value) {
  return {.kind = TableCell::Kind::kText, .text = std::move(value)};
}

TableCell number(Fen128 value, int decimals) {
  return {.kind = TableCell::Kind::kNumber, .text = "", .number = value, .decimals = decimals};
}

// A row for each kind of text, with numbers, a suppressed and an empty cell. The last row is
// shorter; its cells are changed by the writer.
void add_rows(StatutoryTable& table, Expected& expected) {
  constexpr std::array kTexts{"=1+1", "+86 22",  "-1",     "@SUM(A1)",          "天津大学", "{=A1}",
                              "12%",  "_x0041_", "<&>\"'", "http://a.example/", "0012"};
  for (std::size_t row = 0; row < kTexts.size(); ++row) {
    const int count = static_cast<int>(row) * 1234 - 2000;
    table.rows.emplace_back();
    add(table, expected, row, text(kTexts.at(row)), "text", kTexts.at(row));
    add(table, expected, row, number(count, 0), "number", std::to_string(count));
    add(table, expected, row, number(count, 2), "number", decimal(count));
    add(table, expected, row, {.kind = TableCell::Kind::kSuppressed, .text = ""}, "text", "…");
    add(table, expected, row, {}, "empty", "");
  }
  const std::size_t last = table.rows.size();
  table.rows.emplace_back();
  add(table, expected, last,
      text("a\x01"
           "b"),
      "text",
      "a\uFFFD"
      "b");
  add(table, expected, last, number(1'234'567'890'123'456, 4), "exact", "123456789012.3456");
}

StatutoryTable table_of(int number, Expected& expected) {
  StatutoryTable table;
  table.number = "A" + std::to_string(number);
  table.title = {"专利权交易情况:按类别/月份[汇总]*以及其他各项指标的长标题", "Transactions"};
  table.head = {{{"表号", "Table"}, table.number}, {{"制定机关", "Authority"}, "=国家知识产权局"}};
  table.columns = {{"name", {"单位名称", "Name"}, {}},
                   {"count", {"合同数", "Contracts"}, {"项", "number"}},
                   {"value", {"合同成交额", "Contract value"}, {"万元", "10 000 yuan"}},
                   {"suppressed", {"其中", "Of it"}, {"元", "yuan"}},
                   {"empty", {"备注", "Note"}, {}}};
  if (number != 15) add_rows(table, expected);  // One without rows.
  return table;
}

Release release_of(const std::string& kind, Expected& expected) {
  Release release;
  release.head.id = "TJ-2024-07-P";
  release.head.month.index = 2024 * 12 + 6;
  release.head.position = 12'345;
  release.head.root.fill(0xAB);
  release.head.prepared = *ledger::Instant::parse("2024-08-09T10:11:12.345+08:00");
  if (kind == "empty") return release;
  for (int number = 1; number <= 15; ++number) {
    release.tables.push_back(table_of(number, expected));
  }
  add_money(release, expected);
  add_counts(release, expected);
  if (kind == "large") add_many(release, expected);
  return release;
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  return static_cast<bool>(file << bytes << std::flush);
}

int run(const std::string& kind, const std::string& folder, std::size_t group_rows) {
  Expected expected;
  const Release release = release_of(kind, expected);
  const auto workbook = connectors::xlsx::data_xlsx(release, folder);
  if (!workbook) {
    std::cerr << workbook.error().context << "\n";
    return EXIT_FAILURE;
  }
  const bool is_written =
      write(folder + "/data.xlsx", *workbook) &&
      write(folder + "/data.parquet", connectors::parquet::data_parquet(release, group_rows)) &&
      write(folder + "/rows.tsv", expected.rows) && write(folder + "/cells.tsv", expected.cells);
  return is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return EXIT_FAILURE;
  return run(arguments[1], arguments[2], std::strtoul(arguments[3], nullptr, 10));
}
