#include "connectors/release/directory.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "ledger/crypto/sha256.h"
#include "tests/unit/connectors/release/release_case.h"

namespace connectors::release {
namespace {

using ledger::ErrorCode;
using ledger::test::Scratch;
using ledger::test::write_bytes;

TEST(ReleaseDirectory, IsListedAsInItsManifest) {
  const Scratch scratch;
  write_release(scratch / "r", kUnsigned);
  for (const std::string& directory : {scratch / "r", scratch / "r/", scratch / "r/tables/.."}) {
    const auto files = list_files(directory);
    ASSERT_TRUE(files) << files.error().context;
    EXPECT_EQ(*files, small_manifest().files);
  }
  EXPECT_EQ(*paths_in(scratch / "r"),
            (std::vector<std::string>{"data.csv", "manifest.json", "tables/A1.csv"}));
}

TEST(ReleaseDirectory, WithoutFilesListsNothing) {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "empty/folder");
  EXPECT_TRUE(list_files(scratch / "empty")->empty());
}

TEST(ReleaseDirectory, MissingIsUnavailable) {
  const Scratch scratch;
  const auto paths = paths_in(scratch / "none");
  ASSERT_FALSE(paths);
  EXPECT_EQ(paths.error().code, ErrorCode::kUnavailable);
}

TEST(ReleaseDirectory, AFileIsMeasuredInPieces) {
  const Scratch scratch;
  std::string bytes((1U << 18U) + 7, '\0');  // Several pieces.
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * i >> 8U);
  write_bytes(scratch / "large", bytes);
  write_bytes(scratch / "empty", "");
  EXPECT_EQ(*measure(scratch / ".", "large"),
            (ListedFile{"large", bytes.size(), ledger::crypto::sha256({bytes})}));
  EXPECT_EQ(*measure(scratch / ".", "empty"), (ListedFile{"empty", 0, ledger::crypto::sha256({})}));
}

TEST(ReleaseDirectory, AFileReadWholeIsBounded) {
  const Scratch scratch;
  write_bytes(scratch / "a", std::string(100'000, 'a'));
  EXPECT_EQ(read_whole(scratch / ".", "a", 100'000)->size(), 100'000);
  const auto longer = read_whole(scratch / ".", "a", 99'999);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().code, ErrorCode::kCorrupt);
}

TEST(ReleaseDirectory, HasNoLinksOrPipes) {
  const Scratch scratch;
  write_release(scratch / "r", kUnsigned);
  std::filesystem::create_symlink("data.csv", scratch / "r/link");
  const auto linked = paths_in(scratch / "r");
  ASSERT_FALSE(linked);
  EXPECT_EQ(linked.error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(linked.error().context, "link: symbolic links are not allowed in a release");
  EXPECT_FALSE(measure(scratch / "r", "link"));
  std::filesystem::remove(scratch / "r/link");
  ASSERT_EQ(::mkfifo((scratch / "r/pipe").c_str(), 0600), 0);
  EXPECT_EQ(paths_in(scratch / "r").error().context, "pipe: not a regular file");
  EXPECT_FALSE(measure(scratch / "r", "pipe"));
  EXPECT_FALSE(measure(scratch / "r", "tables"));
}

TEST(ReleaseDirectory, AForbiddenNameIsNotListed) {
  const Scratch scratch;
  write_release(scratch / "r", kUnsigned);
  write_bytes(scratch / "r/a\x1b[31mb", "");
  const auto files = list_files(scratch / "r");
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().context.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace connectors::release
