#include "projections/statistics/snapshot.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

std::string saved(const statistics::Statistics& statistics) {
  std::string bytes;
  statistics.save(bytes);
  return bytes;
}

Folded example() {
  Folded ledger = tianjin();
  ledger.register_party(kBank, ledger::PartyKind::kBank, "120101");
  ledger.record("2024-07-01", pledge("Y1", "5000000.00", "2024-07-01", "B"));
  ledger.record("2024-07-02", pledge("Y2", "5000000.00", "2024-07-02", "B"));
  ledger.record("2024-07-03", statement(""));
  return ledger;
}

TEST(Snapshot, GoesThereAndBack) {
  const Folded ledger = example();
  const std::string bytes = saved(ledger.statistics());
  const auto loaded = statistics::Statistics::load(bytes);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(saved(*loaded), bytes);
  EXPECT_EQ(loaded->rows().size(), ledger.statistics().rows().size());
}

TEST(Snapshot, OfNothing) {
  const std::string bytes = saved(statistics::Statistics{});
  ASSERT_TRUE(statistics::Statistics::load(bytes));
  EXPECT_TRUE(statistics::Statistics::load(bytes)->rows().empty());
}

TEST(Snapshot, GoesOnWhereItWasSaved) {
  Folded ledger = example();
  ledger.statistics() = *statistics::Statistics::load(saved(ledger.statistics()));
  ledger.record("2025-06-01", pledge_revocation("Y1"));
  ledger.record("2025-06-02", revision("2024120005000003", "1000000.00"));
  ledger.record("2025-06-03", receipt("2024120005000003", "1.00", "2025-03-30"));
  EXPECT_EQ(saved(ledger.statistics()), saved(ledger.rebuilt()));
}

TEST(Snapshot, RejectsTruncatedAndExtendedBytes) {
  const std::string bytes = saved(example().statistics());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(statistics::Statistics::load(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(statistics::Statistics::load(bytes + '\0'));
}

// A snapshot that loads can be folded further, saved and queried.
TEST(Snapshot, OfHostileBytesNeverCrashes) {
  const std::string bytes = saved(example().statistics());
  std::mt19937 random(20240722);
  for (int round = 0; round < 3000; ++round) {
    std::string hostile = bytes;
    for (unsigned change = random() % 4; change < 4; ++change) {
      hostile[random() % hostile.size()] = static_cast<char>(random());
    }
    const auto loaded = statistics::Statistics::load(hostile);
    if (!loaded) continue;
    Folded ledger = example();
    ledger.statistics() = *loaded;
    ledger.record("2025-06-01", pledge_revocation("Y1"));
    ledger.record("2025-06-02", revision("2024120005000003", "1000000.00"));
    ledger.record("2025-06-03", pledge("Y4", "1.00", "2024-07-01", "B"));
    ledger.figures("", cells::Basis::kBooking, "tx,ipc,industry,district,amount_band");
    saved(ledger.statistics());
  }
}

TEST(Snapshot, RejectsAnotherVersion) {
  std::string bytes = saved(example().statistics());
  ++bytes[6];
  EXPECT_FALSE(statistics::Statistics::load(bytes));
}

}  // namespace
}  // namespace projections::test
