#include "connectors/xlsx/data_xlsx.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace connectors::xlsx {
namespace {

namespace fs = std::filesystem;
using ledger::ErrorCode;
using projections::release::Release;

// tests/readers checks the contents with other programs.
class DataXlsx : public testing::Test {
 protected:
  DataXlsx() : scratch(fs::path(testing::TempDir()) / ("data_xlsx_" + std::to_string(::getpid()))) {
    fs::remove_all(scratch);
    fs::create_directory(scratch);
  }
  ~DataXlsx() override { fs::remove_all(scratch); }

  auto write(const Release& release) const { return data_xlsx(release, scratch.string()); }

  fs::path scratch;
};

Release release_with_table() {
  Release release;
  release.head.prepared.ms = 1'722'412'800'000;
  projections::release::StatutoryTable table;
  table.number = "A1";
  table.columns.push_back({.name = "value", .title = {"数值", "Value"}, .unit = {}});
  table.rows.push_back({{.kind = projections::release::TableCell::Kind::kNumber,
                         .text = "",
                         .number = 150,
                         .decimals = 2}});
  release.tables.push_back(table);
  return release;
}

Release release_of(std::size_t observations) {
  Release release;
  release.series.emplace_back();
  release.series[0].observations.resize(observations);
  return release;
}

void set_zone(const char* zone) {
  ::setenv("TZ", zone, 1);
  ::tzset();
}

TEST_F(DataXlsx, HasTheSameBytesInAnyTimeZone) {
  const Release release = release_with_table();
  set_zone("Asia/Shanghai");
  const auto east = write(release);
  set_zone("America/Los_Angeles");
  const auto west = write(release);
  ::unsetenv("TZ");
  ASSERT_TRUE(east);
  ASSERT_TRUE(west);
  EXPECT_EQ(*east, *west);
}

// `prepared` is 0 for an empty ledger, which the library would replace by the current time.
TEST_F(DataXlsx, HasNoClockTimeWithoutPrepared) {
  for (const std::int64_t ms :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{253'402'300'800'000}}) {
    Release release = release_with_table();
    release.head.prepared.ms = ms;
    const auto first = write(release);
    timespec second{.tv_sec = 1, .tv_nsec = 100'000'000};
    if (ms == 0) ::nanosleep(&second, nullptr);
    const auto again = write(release);
    ASSERT_TRUE(first);
    ASSERT_TRUE(again);
    EXPECT_EQ(*first, *again) << ms;
  }
}

TEST_F(DataXlsx, LeavesNothingBehind) {
  ASSERT_TRUE(write(release_with_table()));
  EXPECT_TRUE(fs::is_empty(scratch));
}

TEST_F(DataXlsx, ReportsAMissingFolder) {
  const auto written = data_xlsx(release_with_table(), (scratch / "none").string());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(written.error().context.find("No such file"), std::string::npos);
}

TEST_F(DataXlsx, RefusesMoreRowsThanASheetHas) {
  const auto written = write(release_of(1'048'575));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kInvalid);
  EXPECT_NE(written.error().context.find("1048575"), std::string::npos);
}

TEST_F(DataXlsx, RefusesATableThatDoesNotFit) {
  Release release = release_with_table();
  release.tables[0].rows.assign(
      1, std::vector<projections::release::TableCell>(
             16'385, {.kind = projections::release::TableCell::Kind::kSuppressed, .text = ""}));
  EXPECT_FALSE(write(release));

  release = release_with_table();
  release.tables.push_back(release.tables[0]);
  EXPECT_FALSE(write(release));
  EXPECT_TRUE(fs::is_empty(scratch));
}

}  // namespace
}  // namespace connectors::xlsx
