#include "ledger/os/named_file.h"

#include <gtest/gtest.h>

#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

namespace fs = std::filesystem;
using test::Scratch;
using test::write_bytes;

class NamedFileTest : public testing::Test {
 protected:
  NamedFileTest() {
    fs::create_directory(scratch / "ledger");
    write_bytes(path, "x");
  }

  const Scratch scratch;
  const std::string path = scratch / "ledger/FORMAT";
};

TEST_F(NamedFileTest, IsLinkedWhereverTheSameFileIsFound) {
  const auto file = NamedFile::of(path);
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->is_linked());
  fs::rename(scratch / "ledger", scratch / "moved");
  EXPECT_FALSE(file->is_linked());
  fs::create_directory_symlink(scratch / "moved", scratch / "ledger");
  EXPECT_TRUE(file->is_linked());
}

TEST_F(NamedFileTest, IsNotAnotherFileOfThatName) {
  const auto file = NamedFile::of(path);
  ASSERT_TRUE(file);
  write_bytes(scratch / "copy", "x");
  fs::rename(scratch / "copy", path);
  EXPECT_FALSE(file->is_linked());
  fs::remove(path);
  EXPECT_FALSE(file->is_linked());
  EXPECT_EQ(NamedFile::of(path).error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace ledger::os
