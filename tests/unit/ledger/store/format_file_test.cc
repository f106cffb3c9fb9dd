#include "ledger/store/format_file.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

TEST(FormatFile, AnOlderKnownNumberIsGood) {
  EXPECT_TRUE(check_format("1\n", 3));
  EXPECT_TRUE(check_format("3\n", 3));
}

TEST(FormatFile, ANewerNumberIsRefusedAsNewer) {
  const auto checked = check_format("4\n", 3);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::kNewer);
}

TEST(FormatFile, WhatNoBuildHasWrittenIsCorrupt) {
  for (const std::string_view text : {"", "\n", "0\n", "-1\n", "one\n", "1\n\n", "1 2"}) {
    const auto checked = check_format(text);
    ASSERT_FALSE(checked) << text;
    EXPECT_EQ(checked.error().code, ErrorCode::kCorrupt) << text;
  }
}

TEST(FormatFile, IsFoundWhereItWasWritten) {
  const Scratch scratch;
  const std::string directory = scratch / ".";
  ASSERT_TRUE(find_format(directory));
  EXPECT_FALSE(*find_format(directory));
  ASSERT_TRUE(write_format(directory));
  EXPECT_TRUE(*find_format(directory));
  EXPECT_EQ(bytes_of(directory + "/FORMAT"), std::to_string(kFormat) + "\n");
}

}  // namespace
}  // namespace ledger::store
