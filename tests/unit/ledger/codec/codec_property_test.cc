// Whatever a submission, an entry or a receipt holds, both forms carry it: random values of every
// type, under printed seeds. LEDGER_SEED=n repeats one.

#include <gtest/gtest.h>

#include <cstdlib>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "tests/unit/ledger/codec/random_value.h"

namespace ledger::codec {
namespace {

constexpr std::uint64_t kRounds = 40;

std::uint64_t first_seed() {
  const char* given = std::getenv("LEDGER_SEED");
  return given == nullptr ? 20'240'722 : std::strtoull(given, nullptr, 10);
}

std::string faults_in(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += code_text(fault.code) + " " + fault.pointer + ": " + fault.detail + "\n";
  }
  return text;
}

class EveryType : public testing::TestWithParam<std::size_t> {
 protected:
  // Calls `check` with random submissions of the type.
  template <typename Check>
  void for_random(const Check& check) {
    for (std::uint64_t round = 0; round < kRounds && !HasFailure(); ++round) {
      const std::uint64_t seed = first_seed() + round;
      SCOPED_TRACE("LEDGER_SEED=" + std::to_string(seed));
      Random random(seed * 64 + GetParam());
      Submission submission;
      random.fill(submission);
      submission.body = random_body(random, GetParam());
      check(submission);
    }
  }

  JsonDecoder json;
  CapnpCodec capnp;
};

TEST_P(EveryType, comes_back_from_json) {
  for_random([&](const Submission& submission) {
    const std::string text = to_json(submission);
    const Decoded decoded = json.decode(text);
    ASSERT_TRUE(decoded.submission) << text << "\n" << faults_in(decoded.faults);
    EXPECT_EQ(to_json(*decoded.submission), text);
    EXPECT_EQ(decoded.id, submission.id);
    EXPECT_EQ(decoded.source, submission.source.view());
  });
}

TEST_P(EveryType, comes_back_from_capnp) {
  for_random([&](const Submission& submission) {
    const Bytes message = capnp.encode(submission);
    const Decoded decoded = capnp.decode_submission(message);
    ASSERT_TRUE(decoded.submission) << to_json(submission) << "\n" << faults_in(decoded.faults);
    EXPECT_EQ(to_json(*decoded.submission), to_json(submission));
    EXPECT_EQ(capnp.encode(*decoded.submission), message);
  });
}

TEST_P(EveryType, has_the_same_capnp_by_way_of_json) {
  for_random([&](const Submission& submission) {
    const Decoded decoded = json.decode(to_json(submission));
    ASSERT_TRUE(decoded.submission) << faults_in(decoded.faults);
    EXPECT_EQ(capnp.encode(*decoded.submission), capnp.encode(submission));
  });
}

INSTANTIATE_TEST_SUITE_P(body, EveryType, testing::Range<std::size_t>(0, kBodyTypes));

TEST(EntryProperty, every_entry_comes_back) {
  CapnpCodec codec;
  for (std::uint64_t round = 0; round < 2000 && !testing::Test::HasFailure(); ++round) {
    const std::uint64_t seed = first_seed() + round;
    SCOPED_TRACE("LEDGER_SEED=" + std::to_string(seed));
    Random random(seed);
    Entry entry;
    random.fill(entry);
    if (!entry.submission) entry.outcome = Outcome::kMalformed;
    const Bytes bytes(codec.encode_entry(entry));
    const auto decoded = codec.decode_entry(bytes);
    ASSERT_TRUE(decoded) << decoded.error().context;
    EXPECT_EQ(codec.encode_entry(*decoded), bytes);
    EXPECT_EQ(decoded->seq, entry.seq);
    EXPECT_EQ(decoded->outcome, entry.outcome);
    EXPECT_EQ(decoded->submission.has_value(), entry.submission.has_value());
    EXPECT_EQ(decoded->source, entry.source);
    EXPECT_EQ(decoded->raw, entry.raw);
    EXPECT_EQ(decoded->reopened, entry.reopened);
  }
}

TEST(EntryProperty, bytes_do_not_depend_on_what_was_encoded_before) {
  CapnpCodec used;
  Random random(first_seed());
  for (std::uint64_t round = 0; round < 200; ++round) {
    Entry entry;
    random.fill(entry);
    CapnpCodec fresh;
    EXPECT_EQ(used.encode_entry(entry), fresh.encode_entry(entry));
  }
}

}  // namespace
}  // namespace ledger::codec
