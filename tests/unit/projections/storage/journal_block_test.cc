#include "projections/storage/journal_block.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/folded.h"

namespace projections::test {
namespace {

cells::Posting sample(ledger::Seq seq) {
  cells::Posting posting;
  posting.seq = seq;
  posting.registered_by = seq - 2;
  posting.subject = cells::Subject::kPledge;
  posting.cause = cells::PostingCause::kBundle;
  posting.month = month("2024-10");
  posting.booked = month("2024-08");
  posting.breakdown.set(cells::Dimension::kTx, cells::Tx::kPledge);
  posting.breakdown.set(cells::Dimension::kDistrict, 120116);
  posting.contributor = 7;
  posting.figures = {1, -800'000'000, 3, 0};
  return posting;
}

release::Deal deal(ledger::Seq event) {
  release::Deal deal;
  deal.event = event;
  deal.kind = release::DealKind::kLicence;
  deal.agreement = ledger::ContractKind::kLicence;
  deal.source = release::DealSource::kTradingCentre;
  deal.reporter = 12;
  deal.signed_on = day("2024-07-05");
  deal.month = month("2024-08");
  deal.patents = {patent("95115608.X"), patent("202019000002.3")};
  deal.sellers = {3, 400};
  deal.buyers = {2};
  deal.amount = ledger::Amount{120'000'000};
  deal.contract = "2024120003000001";
  return deal;
}

release::DealUpdate update_of(ledger::Seq seq) {
  release::DealUpdate update;
  update.seq = seq;
  update.kind = release::DealKind::kLicence;
  update.key = 1;
  update.deal = deal(seq - 1);
  update.replaces = true;
  update.is_live = true;
  update.registered_by = seq - 1;
  update.contract = "2024120003000001";
  return update;
}

template <typename Record>
std::vector<ledger::KvRow> written(const std::vector<Record>& records,
                                   std::size_t per_block = SIZE_MAX) {
  storage::JournalWriter writer(per_block);
  for (const Record& record : records) writer.add(record);
  return writer.take_rows();
}

std::vector<ledger::KvRow> written(const std::vector<storage::JournalRecord>& records) {
  storage::JournalWriter writer;
  for (const storage::JournalRecord& record : records) {
    std::visit([&](const auto& any) { writer.add(any); }, record);
  }
  return writer.take_rows();
}

std::vector<storage::JournalRecord> read(const std::vector<ledger::KvRow>& rows) {
  std::vector<storage::JournalRecord> records;
  for (const ledger::KvRow& row : rows) {
    storage::JournalBlock block(row.key, *row.value);
    while (auto record = block.next()) records.push_back(std::move(*record));
    EXPECT_TRUE(block.is_good());
  }
  return records;
}

bool is_block(std::string_view key, std::string_view value) {
  storage::JournalBlock block(key, value);
  while (block.next()) {
  }
  return block.is_good();
}

TEST(JournalBlock, HoldsPostings) {
  std::vector<cells::Posting> postings{sample(3), sample(3), sample(300), sample(70'000'000'000)};
  postings[1].contributor = cells::kNoParty;
  postings[2].figures = {INT64_MAX, INT64_MIN, 0, 0};
  const auto rows = written(postings);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(read(rows), std::vector<storage::JournalRecord>(postings.begin(), postings.end()));
}

TEST(JournalBlock, HoldsDealUpdatesBetweenThem) {
  release::DealUpdate changed = update_of(5);
  changed.deal.reset();
  changed.replaces = false;
  release::DealUpdate transfer;
  transfer.seq = 9;
  transfer.kind = release::DealKind::kTransfer;
  transfer.key = 4;
  release::DealUpdate contract = update_of(11);
  contract.kind = release::DealKind::kContract;
  contract.registered_by = 0;
  contract.contract.clear();
  contract.deal->kind = release::DealKind::kContract;
  contract.deal->is_in_yuan = false;
  contract.deal->amount.reset();
  const std::vector<storage::JournalRecord> records{update_of(3), sample(3), changed, transfer,
                                                    contract};
  EXPECT_EQ(read(written(records)), records);
}

TEST(JournalBlock, HoldsAllRecordsOfAnEntry) {
  std::vector<cells::Posting> postings;
  for (const ledger::Seq seq : {3U, 3U, 3U, 4U, 9U, 9U}) postings.push_back(sample(seq));
  const auto rows = written(postings, 2);
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_EQ(read(rows), std::vector<storage::JournalRecord>(postings.begin(), postings.end()));
}

TEST(JournalBlock, RejectsOtherBytes) {
  const auto rows = written(std::vector<storage::JournalRecord>{sample(3), update_of(4)});
  const std::string& key = rows[0].key;
  const std::string& value = *rows[0].value;
  ASSERT_TRUE(is_block(key, value));
  // The first record alone is a block too.
  const std::size_t whole = written(std::vector<cells::Posting>{sample(3)})[0].value->size();
  for (std::size_t size = 0; size < value.size(); ++size) {
    EXPECT_EQ(is_block(key, value.substr(0, size)), size == whole) << size;
  }
  EXPECT_FALSE(is_block("journal/block/", value));
  EXPECT_FALSE(is_block(key, std::string(40, '\xFF')));
  EXPECT_FALSE(is_block(written(std::vector<cells::Posting>{sample(4)})[0].key, value))
      << "begins with another entry";
}

TEST(JournalBlock, AllocatesNothingForAFalseCount) {
  const auto rows = written(std::vector<release::DealUpdate>{update_of(4)});
  std::string value = *rows[0].value;
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::string spoilt = value;
    spoilt[at] = '\xFF';
    is_block(rows[0].key, spoilt);  // Ends, in memory as large as the row's.
  }
}

TEST(JournalBlock, HasARowForEachDay) {
  const std::vector<statistics::CalendarDay> days{{day("2024-07-05"), 3}, {day("1969-12-31"), 9}};
  const auto rows = written(days);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(storage::decode_day(rows[0].key, *rows[0].value), days[0]);
  EXPECT_EQ(storage::decode_day(rows[1].key, *rows[1].value), days[1]);
  EXPECT_FALSE(storage::decode_day(rows[0].key, ""));
  EXPECT_FALSE(storage::decode_day(rows[0].key, *rows[0].value + "x"));
  EXPECT_FALSE(storage::decode_day("journal/block/12345678", *rows[0].value));
  std::string other = *rows[0].value;
  ++other[0];
  EXPECT_FALSE(storage::decode_day(rows[0].key, other)) << "of another version";
}

}  // namespace
}  // namespace projections::test
