#include "connectors/terminal/table.h"

#include <gtest/gtest.h>

#include "connectors/terminal/csv.h"
#include "connectors/terminal/rows_json.h"

namespace connectors::terminal {
namespace {

using ledger::Language;
using projections::statistics::ColumnKind;
using projections::statistics::Table;

Table figures() {
  return {.columns = {{"month", ColumnKind::kText},
                      {"tx", ColumnKind::kText},
                      {"contracts", ColumnKind::kCount},
                      {"contract_value", ColumnKind::kMoney}},
          .rows = {{"2024-07", "transfer", "1", "1200000.00"},
                   {"2025-03", "licence", "0", "-420000.50"}}};
}

TEST(Text, IsAlignedByDisplayWidth) {
  EXPECT_EQ(to_text(figures(), Language::kZh),
            "月份     交易方式  技术合同数  合同成交额(元)\n"
            "───────  ────────  ──────────  ──────────────\n"
            "2024-07  transfer           1    1,200,000.00\n"
            "2025-03  licence            0     -420,000.50\n");
}

TEST(Text, InEnglishWithoutGroupedDigits) {
  TextOptions options;
  options.groups_digits = false;
  EXPECT_EQ(to_text(figures(), Language::kEn, options),
            "Month    Transaction  Contracts  Contract value (yuan)\n"
            "───────  ───────────  ─────────  ─────────────────────\n"
            "2024-07  transfer             1             1200000.00\n"
            "2025-03  licence              0             -420000.50\n");
}

TEST(Text, StatesThatThereAreNoRows) {
  Table table = figures();
  table.rows.clear();
  EXPECT_NE(to_text(table, Language::kZh).find("无数据"), std::string::npos);
  EXPECT_NE(to_text(table, Language::kEn).find("(no data)"), std::string::npos);
}

TEST(Text, PaintsItsHeadIfStyled) {
  TextOptions options;
  options.style = Style::coloured();
  EXPECT_EQ(to_text(figures(), Language::kEn, options).find("\x1B[1mMonth"), 0U);
  EXPECT_EQ(to_text(figures(), Language::kEn).find('\x1B'), std::string::npos);
}

TEST(Text, UntrustedTextMovesNoCursor) {
  const Table table{.columns = {{"name", ColumnKind::kText}}, .rows = {{"a\x1B[2J\nb"}}};
  const std::string text = to_text(table, Language::kEn);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
}

TEST(GroupDigits, SeparatesThousands) {
  EXPECT_EQ(group_digits("0"), "0");
  EXPECT_EQ(group_digits("999"), "999");
  EXPECT_EQ(group_digits("1000"), "1,000");
  EXPECT_EQ(group_digits("-123456.78"), "-123,456.78");
  EXPECT_EQ(group_digits("1234567.00"), "1,234,567.00");
  EXPECT_EQ(group_digits("n/a"), "n/a");
}

TEST(PlainNumber, IsDigitsWithSignAndFraction) {
  for (const char* number : {"0", "-1", "12.50", "-0.01"}) EXPECT_TRUE(is_plain_number(number));
  for (const char* other : {"", "-", ".5", "5.", "1e5", "+1", "--1", "-.", "1.2.3", " 1"}) {
    EXPECT_FALSE(is_plain_number(other)) << other;
  }
}

TEST(Csv, HasTheNamesOfColumnsFirst) {
  EXPECT_EQ(to_csv(figures()),
            "month,tx,contracts,contract_value\n"
            "2024-07,transfer,1,1200000.00\n"
            "2025-03,licence,0,-420000.50\n");
}

TEST(Csv, QuotesByRfc4180) {
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("天津"), "天津");
  EXPECT_EQ(csv_cell(""), "");
}

TEST(Csv, DefusesFormulas) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("+86"), "'+86");
  EXPECT_EQ(csv_cell("-1+2"), "'-1+2");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("\tx"), "'\tx");
  EXPECT_EQ(csv_cell("=A1,B1"), "\"'=A1,B1\"");
  EXPECT_EQ(csv_cell("-420000.50"), "-420000.50");
}

TEST(Json, HasAnObjectForEachRow) {
  EXPECT_EQ(to_json(figures()),
            "[\n"
            "{\"month\":\"2024-07\",\"tx\":\"transfer\",\"contracts\":1,"
            "\"contract_value\":\"1200000.00\"},\n"
            "{\"month\":\"2025-03\",\"tx\":\"licence\",\"contracts\":0,"
            "\"contract_value\":\"-420000.50\"}\n"
            "]\n");
}

TEST(Json, OfNothingAndOfQuotes) {
  Table table{.columns = {{"name", ColumnKind::kText}}, .rows = {}};
  EXPECT_EQ(to_json(table), "[]\n");
  table.rows = {{"a\"b\\c"}};
  EXPECT_EQ(to_json(table), "[\n{\"name\":\"a\\\"b\\\\c\"}\n]\n");
}

TEST(JsonLines, AreTheRowsAlone) {
  Table table{.columns = {{"name", ColumnKind::kText}}, .rows = {}};
  EXPECT_EQ(to_json_lines(table), "");
  table.rows = {{"a"}, {"b"}};
  EXPECT_EQ(to_json_lines(table), "{\"name\":\"a\"}\n{\"name\":\"b\"}\n");
}

}  // namespace
}  // namespace connectors::terminal
