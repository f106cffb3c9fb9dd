#include "connectors/parquet/data_parquet.h"

#include <gtest/gtest.h>

#include "connectors/parquet/plain.h"

namespace connectors::parquet {
namespace {

using namespace std::string_literals;

// tests/readers checks the contents with other programs.
projections::release::Release small_release() {
  projections::release::Release release;
  release.head.id = "TJ-2024-07-P";
  projections::release::Series series;
  series.indicator = projections::cells::Indicator::kContractValue;
  series.codes.fill(projections::release::kTotal);
  for (int month = 0; month < 30; ++month) {
    projections::release::Observation observation;
    observation.month.index = 2024 * 12 + month;
    observation.value = month;
    series.observations.push_back(observation);
  }
  release.series.push_back(series);
  return release;
}

TEST(Plain, DecimalsAreBigEndianAndNullsAreOmitted) {
  const std::vector<std::optional<ledger::Fen128>> values{258, std::nullopt, -2};
  EXPECT_EQ(plain(values), std::string(14, '\0') + "\x01\x02" + std::string(15, '\xFF') + "\xFE");
}

TEST(Plain, TextsHaveALengthPrefix) {
  EXPECT_EQ(plain(std::vector<std::string>{"ab", ""}), "\x02\0\0\0ab\0\0\0\0"s);
}

TEST(DataParquet, BeginsAndEndsWithTheMagic) {
  for (const auto& release : {small_release(), projections::release::Release{}}) {
    const std::string file = data_parquet(release);
    EXPECT_EQ(file.substr(0, 4), "PAR1");
    EXPECT_EQ(file.substr(file.size() - 4), "PAR1");
  }
}

TEST(DataParquet, HasTheSameBytesEachTime) {
  EXPECT_EQ(data_parquet(small_release()), data_parquet(small_release()));
  EXPECT_EQ(data_parquet(small_release(), 7), data_parquet(small_release(), 7));
}

TEST(DataParquet, IdentifiesTheRelease) {
  auto release = small_release();
  const std::string file = data_parquet(release);
  EXPECT_NE(file.find("TJ-2024-07-P"), std::string::npos);
  EXPECT_NE(file.find("patledger.root"), std::string::npos);
  release.head.position = 1;
  EXPECT_NE(data_parquet(release), file);
}

}  // namespace
}  // namespace connectors::parquet
