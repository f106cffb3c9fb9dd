#include "projections/release/journal_block.h"

#include <gtest/gtest.h>

#include "tests/projections/bodies.h"
#include "tests/projections/folded.h"

namespace projections::test {
namespace {

Posting sample(ledger::Seq seq) {
  Posting posting;
  posting.seq = seq;
  posting.thing = seq - 2;
  posting.subject = Subject::kPledge;
  posting.cause = PostingCause::kBundle;
  posting.month = month("2024-10");
  posting.booked = month("2024-08");
  posting.breakdown.set(Dimension::kTx, Tx::kPledge);
  posting.breakdown.set(Dimension::kDistrict, 120116);
  posting.contributor = 7;
  posting.figures = {1, -800'000'000, 3, 0};
  return posting;
}

Deal deal(ledger::Seq event) {
  Deal deal;
  deal.event = event;
  deal.kind = DealKind::kLicence;
  deal.agreement = ledger::ContractKind::kLicence;
  deal.source = DealSource::kTradingCentre;
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

DealStatement told(ledger::Seq seq) {
  DealStatement statement;
  statement.seq = seq;
  statement.kind = DealKind::kLicence;
  statement.place = 1;
  statement.deal = deal(seq - 1);
  statement.is_anew = true;
  statement.is_live = true;
  statement.by = seq - 1;
  statement.contract = "2024120003000001";
  return statement;
}

template <typename Record>
std::vector<Row> written(const std::vector<Record>& records, std::size_t per_block = SIZE_MAX) {
  JournalWriter writer(per_block);
  for (const Record& record : records) writer.add(record);
  return writer.take_rows();
}

std::vector<Row> written(const std::vector<JournalRecord>& records) {
  JournalWriter writer;
  for (const JournalRecord& record : records) {
    std::visit([&](const auto& any) { writer.add(any); }, record);
  }
  return writer.take_rows();
}

std::vector<JournalRecord> read(const std::vector<Row>& rows) {
  std::vector<JournalRecord> records;
  for (const Row& row : rows) {
    JournalBlock block(row.key, *row.value);
    while (auto record = block.next()) records.push_back(std::move(*record));
    EXPECT_TRUE(block.is_good());
  }
  return records;
}

bool is_block(std::string_view key, std::string_view value) {
  JournalBlock block(key, value);
  while (block.next()) {
  }
  return block.is_good();
}

TEST(JournalBlock, HoldsPostings) {
  std::vector<Posting> postings{sample(3), sample(3), sample(300), sample(70'000'000'000)};
  postings[1].contributor = kNoParty;
  postings[2].figures = {INT64_MAX, INT64_MIN, 0, 0};
  const auto rows = written(postings);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(read(rows), std::vector<JournalRecord>(postings.begin(), postings.end()));
}

TEST(JournalBlock, HoldsWhatIsSaidOfDealsBetweenThem) {
  DealStatement changed = told(5);
  changed.deal.reset();
  changed.is_anew = false;
  DealStatement transfer;
  transfer.seq = 9;
  transfer.kind = DealKind::kTransfer;
  transfer.place = 4;
  DealStatement contract = told(11);
  contract.kind = DealKind::kContract;
  contract.by = 0;
  contract.contract.clear();
  contract.deal->kind = DealKind::kContract;
  contract.deal->is_in_yuan = false;
  contract.deal->amount.reset();
  const std::vector<JournalRecord> records{told(3), sample(3), changed, transfer, contract};
  EXPECT_EQ(read(written(records)), records);
}

TEST(JournalBlock, OfOneEntryAreInOneBlock) {
  std::vector<Posting> postings;
  for (const ledger::Seq seq : {3U, 3U, 3U, 4U, 9U, 9U}) postings.push_back(sample(seq));
  const auto rows = written(postings, 2);
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_EQ(read(rows), std::vector<JournalRecord>(postings.begin(), postings.end()));
}

TEST(JournalBlock, BytesThatAreNoneAreRefused) {
  const auto rows = written(std::vector<JournalRecord>{sample(3), told(4)});
  const std::string& key = rows[0].key;
  const std::string& value = *rows[0].value;
  ASSERT_TRUE(is_block(key, value));
  // Where the first record ends, what is before is a block too.
  const std::size_t whole = written(std::vector<Posting>{sample(3)})[0].value->size();
  for (std::size_t size = 0; size < value.size(); ++size) {
    EXPECT_EQ(is_block(key, value.substr(0, size)), size == whole) << size;
  }
  EXPECT_FALSE(is_block("journal/block/", value));
  EXPECT_FALSE(is_block(key, std::string(40, '\xFF')));
  EXPECT_FALSE(is_block(written(std::vector<Posting>{sample(4)})[0].key, value))
      << "it begins with another entry";
}

TEST(JournalBlock, ACountOfMoreThanThereIsAllocatesNothing) {
  const auto rows = written(std::vector<DealStatement>{told(4)});
  std::string value = *rows[0].value;
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::string spoilt = value;
    spoilt[at] = '\xFF';
    is_block(rows[0].key, spoilt);  // Ends, in memory as large as the row's.
  }
}

TEST(JournalBlock, ADayHasARowOfItsOwn) {
  const std::vector<FilingDay> days{{day("2024-07-05"), 3}, {day("1969-12-31"), 9}};
  const auto rows = written(days);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(decode_day(rows[0].key, *rows[0].value), days[0]);
  EXPECT_EQ(decode_day(rows[1].key, *rows[1].value), days[1]);
  EXPECT_FALSE(decode_day(rows[0].key, ""));
  EXPECT_FALSE(decode_day(rows[0].key, *rows[0].value + "x"));
  EXPECT_FALSE(decode_day("journal/block/12345678", *rows[0].value));
  std::string other = *rows[0].value;
  ++other[0];
  EXPECT_FALSE(decode_day(rows[0].key, other)) << "of another version";
}

}  // namespace
}  // namespace projections::test
