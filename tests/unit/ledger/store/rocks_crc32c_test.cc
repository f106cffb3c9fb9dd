#include <gtest/gtest.h>

#include <string>

#include "ledger/store/rocks/crc32c.h"

namespace ledger::store {
namespace {

// RFC 3720 B.4.
TEST(Crc32c, AnswersTheKnownVectors) {
  const std::string zeros(32, '\0');
  const std::string ones(32, '\xFF');
  for (auto* const crc : {&crc32c, &crc32c_by_table}) {
    EXPECT_EQ(crc(0, "123456789", 9), 0xE3069283U);
    EXPECT_EQ(crc(0, zeros.data(), zeros.size()), 0x8A9136AAU);
    EXPECT_EQ(crc(0, ones.data(), ones.size()), 0x62A8AB43U);
  }
}

TEST(Crc32c, InstructionAndTableAgreeOnEverySizeAndSplit) {
  std::string bytes;
  for (unsigned i = 0; i < 100; ++i) bytes.push_back(static_cast<char>(i * 37 + 11));
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const auto whole = crc32c(0, bytes.data(), size);
    EXPECT_EQ(whole, crc32c_by_table(0, bytes.data(), size));
    const std::size_t half = size / 3;
    const auto first = crc32c(0, bytes.data(), half);
    EXPECT_EQ(crc32c(first, bytes.data() + half, size - half), whole);
  }
}

}  // namespace
}  // namespace ledger::store
