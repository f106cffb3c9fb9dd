#include "ledger/os/lock_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

using test::bytes_of;
using test::Scratch;

TEST(LockFile, SaysWhoHoldsIt) {
  const Scratch scratch;
  const auto first = LockFile::take(scratch / "LOCK", "submit");
  ASSERT_TRUE(first);
  const auto second = LockFile::take(scratch / "LOCK", "serve");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kBusy);
  const std::string holder = "held by process " + std::to_string(::getpid()) + " (submit) since 20";
  EXPECT_NE(second.error().context.find(holder), std::string::npos) << second.error().context;
}

TEST(LockFile, IsFreeAgainWhenItsHolderIsGone) {
  const Scratch scratch;
  { ASSERT_TRUE(LockFile::take(scratch / "LOCK", "a purpose longer than the next")); }
  EXPECT_TRUE(LockFile::take(scratch / "LOCK", "serve"));
  EXPECT_NE(bytes_of(scratch / "LOCK").find("(serve)"), std::string::npos);
  EXPECT_EQ(bytes_of(scratch / "LOCK").find("longer"), std::string::npos);
}

}  // namespace
}  // namespace ledger::os
