// A repair marks entries as lost; what is left is replayed, and what is lost is submitted again.

#include "ledger/service/audit/repair.h"

#include "ledger/service/audit/records.h"
#include "ledger/store/lost_entry.h"
#include "projections/storage/rebuild.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::Outcome;
using ledger::Seq;
using ledger::store::Log;
using projections::cells::Basis;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::months;
using testing_ledger::Opened;

// The log of `from` without the entries of `lost`, in `to`.
void copy_without(const std::string& from, const std::string& to, const std::vector<Seq>& lost) {
  const auto source = Log::open({.directory = from, .write = false, .purpose = "test"});
  ASSERT_TRUE(source);
  const auto target = Log::open({.directory = to, .purpose = "test"});
  ASSERT_TRUE(target);
  ledger::store::Batch batch;
  const auto scanned =
      (*source)->scan(0, (*source)->size(), [&](const ledger::store::LogRecord& record) {
        if (std::ranges::find(lost, record.seq) == lost.end()) {
          batch.add(record.entry, record.annex);
        } else {
          add_lost(batch, leaf_of(record), record.annex.substr(0, 9));  // Moment and encoding.
        }
        return true;
      });
  ASSERT_TRUE(scanned);
  ASSERT_TRUE((*target)->append(batch));
  EXPECT_EQ((*target)->root(), (*source)->root());
  const auto rebuilt = projections::storage::rebuild_statistics(**target, [](Seq) {});
  ASSERT_TRUE(rebuilt) << rebuilt.error().context;
}

// The sums over all months.
std::string total(const std::string& months) {
  std::int64_t sum = 0;
  std::size_t at = 0;
  while ((at = months.find(' ', at)) != std::string::npos) {
    sum += std::stoll(months.substr(++at));
  }
  return std::to_string(sum);
}

TEST(Repair, WhateverEntryIsLostTheOthersAreReplayed) {
  const Directory directory;
  const auto lines = example();
  { Opened(directory.path()).submit(lines); }
  for (Seq lost = 0; lost < lines.size(); ++lost) {
    const Directory repaired;
    ASSERT_NO_FATAL_FAILURE(copy_without(directory.path(), repaired.path(), {lost}));
    Opened opened(repaired.path());
    ASSERT_TRUE(opened.ledger) << lost;
    const auto& statistics = opened.statistics.statistics();
    for (const char* indicator : {"contract_value", "pledge_amount"}) {
      EXPECT_EQ(total(months(statistics, indicator)),
                total(months(statistics, indicator, Basis::kBooking)))
          << lost;
    }
    const auto again = opened.submit(lines);
    ASSERT_EQ(again.size(), lines.size());
    for (Seq seq = 0; seq < lines.size(); ++seq) {
      if (again[seq].entry.outcome == Outcome::kMalformed) continue;
      EXPECT_EQ(again[seq].entry.outcome == Outcome::kDuplicate, seq != lost) << lost << " " << seq;
    }
  }
}

TEST(Repair, ACorrectionOfALostEventHasNoEffectAndHoldsItsKey) {
  const Directory directory;
  auto lines = example();
  const std::string correction =
      R"({"id":"C-1","source":"tech-registry","at":"2025-06-10T09:00:00+08:00",)"
      R"("type":"event.correct","body":{"event":"28.0","set":{"registered":"2024-06-28"},)"
      R"("reason":"clerical"}})";
  {
    Opened opened(directory.path());
    opened.submit(lines);
    ASSERT_EQ(opened.submit({correction}).front().entry.outcome, Outcome::kRecorded);
  }
  const Directory repaired;
  ASSERT_NO_FATAL_FAILURE(copy_without(directory.path(), repaired.path(), {28}));
  Opened opened(repaired.path());
  ASSERT_TRUE(opened.ledger);
  EXPECT_EQ(opened.submit({correction}).front().entry.outcome, Outcome::kDuplicate);
}

TEST(Repair, TheAuditListsWhatIsLostAndFindsNoDamage) {
  const Directory directory;
  { Opened(directory.path()).submit(example()); }
  const Directory repaired;
  ASSERT_NO_FATAL_FAILURE(copy_without(directory.path(), repaired.path(), {0, 7, 51}));
  const auto log = Log::open({.directory = repaired.path(), .write = false, .purpose = "test"});
  ASSERT_TRUE(log);
  const auto audit = ledger::service::audit_records(**log, {}, [](Seq) {});
  ASSERT_TRUE(audit);
  EXPECT_EQ(audit->lost, (std::vector<Seq>{0, 7, 51}));
  EXPECT_TRUE(audit->damages.empty());
  std::vector<ledger::Damage> damages;
  ASSERT_TRUE(projections::storage::verify_statistics(**log, damages, [](Seq) {}));
  EXPECT_TRUE(damages.empty());
}

}  // namespace
