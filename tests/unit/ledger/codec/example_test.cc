// The examples that come with the contract: every line but the last is a submission.

#include <gtest/gtest.h>

#include <fstream>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

std::vector<std::string> lines() {
  std::ifstream file(SOURCE_ROOT "/tests/examples/tianjin-2024.ndjson");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

TEST(Example, every_line_but_the_last_is_a_submission) {
  JsonDecoder decoder;
  const auto all = lines();
  ASSERT_EQ(all.size(), 52U);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    EXPECT_TRUE(decoder.decode(all[i]).submission) << all[i];
  }
}

TEST(Example, the_last_line_has_a_wrong_check_character) {
  JsonDecoder decoder;
  const Decoded decoded = decoder.decode(lines().back());
  EXPECT_FALSE(decoded.submission);
  EXPECT_EQ(decoded.id, "X1-2025-000161");
  EXPECT_EQ(decoded.source, "91120101MA9900108N");
  ASSERT_EQ(decoded.faults.size(), 1U);
  EXPECT_EQ(decoded.faults[0].code, Code::kF02);
  EXPECT_EQ(decoded.faults[0].pointer, "/body/patents/0");
  EXPECT_EQ(decoded.faults[0].detail, "\"202310123456.7\": the check character is 7, must be 6");
}

TEST(Example, both_forms_carry_every_line) {
  JsonDecoder decoder;
  CapnpCodec codec;
  for (const std::string& line : lines()) {
    const Decoded first = decoder.decode(line);
    if (!first.submission) continue;
    const std::string text = to_json(*first.submission);
    const Decoded again = decoder.decode(text);
    ASSERT_TRUE(again.submission) << text;
    EXPECT_EQ(to_json(*again.submission), text);
    const Decoded through = codec.decode_submission(codec.encode(*first.submission));
    ASSERT_TRUE(through.submission) << text;
    EXPECT_EQ(to_json(*through.submission), text);
  }
}

}  // namespace
}  // namespace ledger::codec
