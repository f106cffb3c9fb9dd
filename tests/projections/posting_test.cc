#include "projections/posting.h"

#include <gtest/gtest.h>

#include <map>

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

std::vector<Posting> decoded(const std::vector<Row>& rows) {
  std::vector<Posting> postings;
  for (const Row& row : rows) EXPECT_TRUE(decode_postings(row.key, *row.value, postings));
  return postings;
}

TEST(Posting, IsStoredAndRead) {
  std::vector<Posting> postings{sample(3), sample(3), sample(300), sample(70'000'000'000)};
  postings[1].contributor = kNoParty;
  postings[2].figures = {INT64_MAX, INT64_MIN, 0, 0};
  const auto rows = encode_postings(postings);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(decoded(rows), postings);
}

TEST(Posting, TheBlocksDoNotMatter) {
  std::vector<Posting> postings;
  for (const ledger::Seq seq : {3, 3, 3, 4, 9, 9}) postings.push_back(sample(seq));
  const auto rows = encode_postings(postings, 2);
  EXPECT_EQ(rows.size(), 2U) << "those of one entry lie in one block";
  EXPECT_EQ(decoded(rows), postings);
}

TEST(Posting, BytesThatAreNoBlockAreRefused) {
  const auto rows = encode_postings({sample(3)});
  const std::string& value = *rows[0].value;
  std::vector<Posting> out;
  for (std::size_t size = 0; size < value.size(); ++size) {
    EXPECT_FALSE(decode_postings(rows[0].key, value.substr(0, size), out)) << size;
  }
  EXPECT_FALSE(decode_postings("post/", value, out));
  EXPECT_FALSE(decode_postings(rows[0].key, std::string(40, '\xFF'), out));
  const auto others = encode_postings({sample(4)});
  EXPECT_FALSE(decode_postings(others[0].key, value, out)) << "it begins with another entry";
}

}  // namespace
}  // namespace projections::test
