#include "connectors/release/verify.h"

#include <gtest/gtest.h>

#include <functional>

#include "connectors/release/signature.h"
#include "tests/unit/connectors/release/release_case.h"

namespace connectors::release {
namespace {

namespace fs = std::filesystem;
using ledger::ErrorCode;
using ledger::crypto::kOtherPublicKey;
using ledger::crypto::kPublicKey;
using ledger::crypto::parse_verifier_key;
using ledger::test::Scratch;
using ledger::test::write_bytes;

class VerifyRelease : public ::testing::Test {
 protected:
  VerifyRelease() { write_release(directory, signed_json()); }

  static std::string signed_json() {
    Manifest manifest = small_manifest();
    manifest.signature = kSignature;
    return manifest_json(manifest);
  }

  void expect_refused(const std::string& why, std::string_view key = kPublicKey) const {
    const auto report = verify_release(directory, *parse_verifier_key(key));
    ASSERT_FALSE(report) << why;
    EXPECT_EQ(report.error().code, ErrorCode::kCorrupt) << why;
    EXPECT_EQ(report.error().context, why);
  }

  const Scratch scratch;
  const std::string directory = scratch / "release";
};

TEST_F(VerifyRelease, AcceptsAPublishedRelease) {
  const auto report = verify_release(directory, *parse_verifier_key(kPublicKey));
  ASSERT_TRUE(report) << report.error().context;
  EXPECT_TRUE(report->is_signature_checked);
  EXPECT_EQ(report->bytes, kData.size() + kTable.size());
  EXPECT_EQ(report->manifest.id, "TJ-2024-07-P");
}

TEST_F(VerifyRelease, WithoutAKeyTheSignatureIsNotChecked) {
  for (const std::string_view manifest : {std::string_view(kUnsigned), std::string_view()}) {
    if (!manifest.empty()) write_bytes(directory + "/manifest.json", manifest);
    const auto report = verify_release(directory, std::nullopt);
    ASSERT_TRUE(report) << report.error().context;
    EXPECT_FALSE(report->is_signature_checked);
  }
}

TEST_F(VerifyRelease, AnotherKeyOrNoSignatureIsAnError) {
  expect_refused("manifest.json: not signed by other.example+9a864ff7", kOtherPublicKey);
  write_bytes(directory + "/manifest.json", kUnsigned);
  expect_refused("manifest.json: not signed");
}

TEST_F(VerifyRelease, EveryBitOfEveryFileCounts) {
  const auto key = *parse_verifier_key(kPublicKey);
  for (const std::string name : {"data.csv", "tables/A1.csv"}) {
    const std::string path = directory + "/" + name;
    const std::string bytes = ledger::test::bytes_of(path);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      ledger::test::flip_bit(path, i);
      expect_refused(name + ": SHA-256 differs from the manifest");
      write_bytes(path, bytes);
    }
    ASSERT_TRUE(verify_release(directory, key));
  }
}

TEST_F(VerifyRelease, AFileOfAnotherSizeIsNamed) {
  write_bytes(directory + "/data.csv", std::string(kData) + "\n");
  expect_refused("data.csv: 27 bytes; the manifest lists 26");
  write_bytes(directory + "/data.csv", "");
  expect_refused("data.csv: 0 bytes; the manifest lists 26");
}

TEST_F(VerifyRelease, TheFirstWrongFileIsNamed) {
  write_bytes(directory + "/tables/A1.csv", "");
  fs::remove(directory + "/data.csv");
  expect_refused("data.csv: missing");
  write_bytes(directory + "/data.csv", kData);
  write_bytes(directory + "/tables/A0.csv", "");
  expect_refused("tables/A0.csv: not listed in the manifest");
  fs::remove(directory + "/tables/A0.csv");
  fs::remove(directory + "/tables/A1.csv");
  expect_refused("tables/A1.csv: missing");
}

TEST_F(VerifyRelease, AFileThatIsNotListedIsNamed) {
  for (const std::string name : {"a", "tables/manifest.json", "z"}) {
    write_bytes(directory + "/" + name, "");
    expect_refused(name + ": not listed in the manifest");
    fs::remove(directory + "/" + name);
  }
}

TEST_F(VerifyRelease, ALinkIsAnErrorEvenToTheRightBytes) {
  fs::rename(directory + "/data.csv", scratch / "elsewhere");
  fs::create_symlink(scratch / "elsewhere", directory + "/data.csv");
  expect_refused("data.csv: symbolic links are not allowed in a release");
  fs::remove(directory + "/data.csv");
  fs::rename(scratch / "elsewhere", directory + "/data.csv");
  fs::rename(directory + "/tables", scratch / "tables");
  fs::create_directory_symlink(scratch / "tables", directory + "/tables");
  expect_refused("tables: symbolic links are not allowed in a release");
  fs::remove(directory + "/tables");
  fs::rename(scratch / "tables", directory + "/tables");
  fs::rename(directory + "/manifest.json", scratch / "elsewhere");
  fs::create_symlink(scratch / "elsewhere", directory + "/manifest.json");
  expect_refused("manifest.json: symbolic links are not allowed in a release");
}

TEST_F(VerifyRelease, TheManifestIsRequiredAndBounded) {
  fs::remove(directory + "/manifest.json");
  expect_refused("manifest.json: missing");
  write_bytes(directory + "/manifest.json", std::string(kManifestBytesMax + 1, ' '));
  expect_refused("manifest.json: more than 1048576 bytes");
  write_bytes(directory + "/manifest.json", "{}");
  expect_refused("manifest.json: not a release manifest");
}

}  // namespace
}  // namespace connectors::release
