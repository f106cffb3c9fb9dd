#include "ledger/os/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

using test::bytes_of;
using test::flip_bit;
using test::listing;
using test::Scratch;
using test::write_bytes;

TEST(CreateFile, IsForItsOwnerWhereTheModeSaysSo) {
  const Scratch scratch;
  ASSERT_TRUE(create_file(scratch / "key", "secret\n", 0600));
  EXPECT_EQ(bytes_of(scratch / "key"), "secret\n");
  struct ::stat about {};
  ASSERT_EQ(::stat((scratch / "key").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST(CreateFile, OverwritesNothingAndFollowsNoLink) {
  const Scratch scratch;
  write_bytes(scratch / "old", "old");
  std::filesystem::create_symlink(scratch / "elsewhere", scratch / "link");
  for (const std::string& name : {scratch / "old", scratch / "link"}) {
    const auto made = create_file(name, "new", 0600);
    ASSERT_FALSE(made) << name;
    EXPECT_EQ(made.error().code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(bytes_of(scratch / "old"), "old");
  EXPECT_FALSE(std::filesystem::exists(scratch / "elsewhere"));
}

}  // namespace
}  // namespace ledger::os
