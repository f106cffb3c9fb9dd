// Each kind of entry, by its fields.

#include <gtest/gtest.h>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

Submission release() {
  Submission submission;
  submission.id = "1";
  submission.source = *parse_party("ip-office");
  submission.at = *Instant::parse("2024-07-22T09:00:00+08:00");
  submission.body = HoldRelease{.hold = "H1"};
  return submission;
}

class CapnpEntry : public testing::Test {
 protected:
  Entry through(const Entry& entry) {
    const auto decoded = codec.decode_entry(codec.encode_entry(entry));
    EXPECT_TRUE(decoded) << decoded.error().context;
    return *decoded;
  }

  CapnpCodec codec;
};

TEST_F(CapnpEntry, recorded) {
  Entry entry;
  entry.seq = 41;
  entry.submission = release();
  const Entry back = through(entry);
  EXPECT_EQ(back.seq, 41U);
  EXPECT_EQ(back.outcome, Outcome::kRecorded);
  EXPECT_EQ(to_json(*back.submission), to_json(*entry.submission));
}

TEST_F(CapnpEntry, refused_with_grounds_and_warnings) {
  Entry entry;
  entry.outcome = Outcome::kRefused;
  entry.submission = release();
  entry.grounds = {{Code::kT04, 7, "202019000002.3", {{17, 0}, {18, 3}}}, {Code::kA01, 1, "", {}}};
  entry.warnings = {{Code::kW05, 90, "party", {}}};
  const Entry back = through(entry);
  ASSERT_EQ(back.grounds.size(), 2U);
  EXPECT_EQ(back.grounds[0].code, Code::kT04);
  EXPECT_EQ(back.grounds[0].row, 7);
  EXPECT_EQ(back.grounds[0].subject, "202019000002.3");
  EXPECT_EQ(back.grounds[0].facts, (std::vector<EventId>{{17, 0}, {18, 3}}));
  EXPECT_EQ(back.grounds[1].code, Code::kA01);
  ASSERT_EQ(back.warnings.size(), 1U);
  EXPECT_EQ(back.warnings[0].code, Code::kW05);
}

TEST_F(CapnpEntry, malformed) {
  Entry entry;
  entry.outcome = Outcome::kMalformed;
  entry.source = "ip-office";
  entry.id = "X";
  entry.faults = {{Code::kF02, "/body/patents/0", "the check character is 7, must be 6"},
                  {Code::kF01, "", "is empty"}};
  entry.raw.fill(0xAB);
  const Entry back = through(entry);
  EXPECT_FALSE(back.submission);
  EXPECT_EQ(back.source, "ip-office");
  EXPECT_EQ(back.id, "X");
  ASSERT_EQ(back.faults.size(), 2U);
  EXPECT_EQ(back.faults[0].pointer, "/body/patents/0");
  EXPECT_EQ(back.faults[1].pointer, "");
  EXPECT_EQ(back.raw, entry.raw);
}

TEST_F(CapnpEntry, duplicate_conflict_and_correction) {
  Entry entry;
  entry.seq = 9;
  entry.outcome = Outcome::kConflict;
  entry.source = "a";
  entry.id = "1";
  entry.first = 3;
  entry.reopened = {{4, 0}, {1'000'000'000'000, 65'535}};
  const Entry back = through(entry);
  EXPECT_EQ(back.outcome, Outcome::kConflict);
  EXPECT_EQ(back.first, 3U);
  EXPECT_EQ(back.reopened, entry.reopened);
}

TEST_F(CapnpEntry, more_items_than_a_sender_may_list) {
  Entry entry;
  entry.submission = release();
  entry.reopened.resize(50'000, EventId{7, 1});
  EXPECT_EQ(through(entry).reopened.size(), 50'000U);
}

TEST_F(CapnpEntry, nothing_takes_effect_without_a_submission) {
  EXPECT_FALSE(codec.decode_entry(codec.encode_entry(Entry{})));
}

TEST_F(CapnpEntry, is_one_segment_however_large) {
  Submission submission = release();
  HoldPlace place;
  place.hold = "H";
  place.purpose = HoldPurpose::kPledge;
  place.patents.resize(10'000, *PatentNumber::parse("202019000002.3"));
  submission.body = place;
  Entry entry;
  entry.submission = submission;
  const Bytes large(codec.encode_entry(entry));
  EXPECT_EQ(CapnpCodec().encode_entry(entry), large);
  EXPECT_TRUE(codec.decode_entry(large));
  EXPECT_TRUE(codec.decode_submission(codec.encode(submission)).submission);
}

TEST_F(CapnpEntry, bytes_may_lie_anywhere) {
  Entry entry;
  entry.submission = release();
  const Bytes shifted = " " + Bytes(codec.encode_entry(entry));
  EXPECT_TRUE(codec.decode_entry(ByteView(shifted).substr(1)));
}

TEST_F(CapnpEntry, wrong_bytes_are_corrupt) {
  Entry entry;
  entry.submission = release();
  const Bytes good(codec.encode_entry(entry));
  for (const Bytes& bad : {Bytes(), Bytes(7, 'x'), Bytes(64, '\xFF'), good.substr(8),
                           good.substr(0, good.size() - 8)}) {
    const auto decoded = codec.decode_entry(bad);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::kCorrupt);
  }
}

// A flipped bit is reported, or changes what is read; it is never ignored.
TEST_F(CapnpEntry, every_flipped_bit_shows) {
  Entry entry;
  entry.outcome = Outcome::kRefused;
  entry.submission = release();
  entry.grounds = {{Code::kT04, 7, "202019000002.3", {{17, 0}}}};
  const Bytes good(codec.encode_entry(entry));
  std::size_t unseen = 0;
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    Bytes bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    const auto decoded = codec.decode_entry(bad);
    if (decoded && codec.encode_entry(*decoded) == good) ++unseen;
  }
  EXPECT_LT(unseen, 64U * 4);  // Only padding after texts, which the hash of the tree covers.
}

}  // namespace
}  // namespace ledger::codec
