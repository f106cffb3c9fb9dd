#include "ledger/os/modes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

namespace fs = std::filesystem;
using test::Scratch;
using test::write_bytes;

class ModesTest : public testing::Test {
 protected:
  ModesTest() { ::umask(0); }
  ~ModesTest() override { ::umask(umask_); }

  const Scratch scratch;
  const ::mode_t umask_ = ::umask(0);
};

TEST_F(ModesTest, APrivateDirectoryIsClosedToOthersWhateverTheUmask) {
  ASSERT_TRUE(make_private_directory(scratch / "above/ledger"));
  EXPECT_EQ(mode_text(scratch / "above/ledger"), "0750");
  EXPECT_FALSE(is_loose(scratch / "above/ledger"));
}

TEST_F(ModesTest, ADirectoryThatExistsIsLeftAsItIs) {
  ASSERT_EQ(::mkdir((scratch / "ledger").c_str(), 0777), 0);
  ASSERT_TRUE(make_private_directory(scratch / "ledger"));
  EXPECT_TRUE(is_loose(scratch / "ledger"));
  write_bytes(scratch / "file", "");
  for (const auto* name : {"file", "file/under"}) {
    const auto made = make_private_directory(scratch / name);
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().context.find(scratch / name), std::string::npos);
  }
}

TEST_F(ModesTest, TighteningTakesAwayWhatIsTooMuchAndAddsNothing) {
  fs::create_directories(scratch / "ledger/db");
  write_bytes(scratch / "ledger/db/open", "");
  write_bytes(scratch / "ledger/db/closed", "");
  fs::permissions(scratch / "ledger/db/closed", fs::perms(0400));
  write_bytes(scratch / "elsewhere", "");
  fs::create_symlink(scratch / "elsewhere", scratch / "ledger/link");
  ASSERT_TRUE(tighten_all(scratch / "ledger"));
  EXPECT_EQ(mode_text(scratch / "ledger"), "0750");
  EXPECT_EQ(mode_text(scratch / "ledger/db"), "0750");
  EXPECT_EQ(mode_text(scratch / "ledger/db/open"), "0640");
  EXPECT_EQ(mode_text(scratch / "ledger/db/closed"), "0400");
  EXPECT_EQ(mode_text(scratch / "elsewhere"), "0666");
}

TEST_F(ModesTest, LooseIsWhateverLetsOthersInOrTheGroupWrite) {
  fs::create_directory(scratch / "ledger");
  for (const auto& [mode, loose] : {std::pair{0750, false},
                                    {0700, false},
                                    {0500, false},
                                    {0755, true},
                                    {0751, true},
                                    {0770, true},
                                    {0704, true}}) {
    fs::permissions(scratch / "ledger", fs::perms(mode));
    EXPECT_EQ(is_loose(scratch / "ledger"), loose) << mode_text(scratch / "ledger");
  }
  EXPECT_FALSE(is_loose(scratch / "none"));
}

}  // namespace
}  // namespace ledger::os
