#include "ledger/os/access.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "ledger/os/file.h"
#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

namespace fs = std::filesystem;
using test::Scratch;
using test::write_bytes;

constexpr ::uid_t kOther = 65534;

class AccessTest : public testing::Test {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can be another user";
    for (fs::path part(scratch / "data"); part.has_relative_path(); part = part.parent_path()) {
      if (fs::exists(part)) fs::permissions(part, fs::perms(0711), fs::perm_options::add);
    }
    fs::create_directories(scratch / "data/db");
    write_bytes(scratch / "data/db/CURRENT", "x");
    for (const char* name : {"data", "data/db", "data/db/CURRENT"}) {
      ASSERT_EQ(::chown((scratch / name).c_str(), kOther, kOther), 0);
    }
  }

  // What `call` returns to the other user.
  std::string as_other(const std::function<Status()>& call) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const bool is_other = ::setgid(kOther) == 0 && ::setuid(kOther) == 0;
      const Status done = call();
      const std::string text = !is_other ? "cannot" : done ? "done" : done.error().context;
      ::_exit(::write(pipe[1], text.data(), text.size()) > 0 ? 0 : 1);
    }
    ::close(pipe[1]);
    std::string text(4096, '\0');
    text.resize(static_cast<std::size_t>(
        std::max<::ssize_t>(0, ::read(pipe[0], text.data(), text.size()))));
    ::close(pipe[0]);
    ::waitpid(child, nullptr, 0);
    return text;
  }

  const Scratch scratch;
  const std::string directory = scratch / "data";
};

TEST_F(AccessTest, TheOwnerMay) {
  EXPECT_EQ(as_other([&] { return check_access(directory, true); }), "done");
  EXPECT_EQ(as_other([&] { return check_access(directory + "/none", true); }), "done");
  EXPECT_EQ(as_other([&] { return check_owner(directory); }), "done");
}

TEST_F(AccessTest, AFileOfAnotherUserIsNamedWithItsOwnerAndARemedy) {
  const std::string file = directory + "/db/CURRENT";
  ASSERT_EQ(::chown(file.c_str(), 0, 0), 0);
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  for (const auto& call :
       std::vector<std::function<Status()>>{[&] { return check_access(directory, false); },
                                            [&]() -> Status {
                                              const auto read = read_file(file);
                                              return read ? Status(Done{}) : read.error();
                                            }}) {
    const std::string text = as_other(call);
    for (const std::string& words : std::vector<std::string>{file + ": Permission denied",
                                                             file + " belongs to root, mode 0640",
                                                             "run as root", "chown -R "}) {
      EXPECT_NE(text.find(words), std::string::npos) << text << "\n" << words;
    }
  }
}

TEST_F(AccessTest, AFolderThatIsClosedIsNamed) {
  ASSERT_EQ(::chmod((directory + "/db").c_str(), 0000), 0);
  const std::string text = as_other([&] { return check_access(directory, false); });
  EXPECT_NE(text.find("chmod -R u+rwX " + directory + "/db"), std::string::npos) << text;
  ASSERT_EQ(::chmod((directory + "/db").c_str(), 0500), 0);
  EXPECT_EQ(as_other([&] { return check_access(directory, false); }), "done");
  EXPECT_TRUE(as_other([&] { return check_access(directory, true); }).starts_with("write in "));
}

TEST_F(AccessTest, RootIsNotTheOwner) {
  const auto owned = check_owner(directory);
  ASSERT_FALSE(owned);
  EXPECT_EQ(owned.error().code, ErrorCode::kDenied);
  EXPECT_NE(owned.error().context.find("sudo -u "), std::string::npos) << owned.error().context;
}

TEST(OsError, TheClassFollowsFromTheNumber) {
  EXPECT_EQ(os_error("open", "/x", EACCES).code, ErrorCode::kDenied);
  EXPECT_EQ(os_error("open", "/x", EPERM).code, ErrorCode::kDenied);
  EXPECT_EQ(os_error("open", "/x", EMFILE).code, ErrorCode::kExhausted);
  EXPECT_EQ(os_error("open", "/x", ENFILE).code, ErrorCode::kExhausted);
  EXPECT_EQ(os_error("open", "/x", ENOMEM).code, ErrorCode::kExhausted);
  EXPECT_EQ(os_error("open", "/x", EIO).code, ErrorCode::kUnavailable);
  EXPECT_EQ(os_error("open", "/x", ENOSPC).code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace ledger::os
