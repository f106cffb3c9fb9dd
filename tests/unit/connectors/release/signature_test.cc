#include "connectors/release/signature.h"

#include <gtest/gtest.h>

#include "tests/unit/connectors/release/release_case.h"

namespace connectors::release {
namespace {

using ledger::ErrorCode;
using ledger::crypto::kOtherSecretKey;
using ledger::crypto::kPublicKey;
using ledger::crypto::kSecretKey;
using ledger::crypto::parse_signer_key;
using ledger::crypto::parse_verifier_key;

Manifest signed_manifest(std::string_view key = kSecretKey) {
  Manifest manifest = small_manifest();
  EXPECT_TRUE(sign_manifest(manifest, *parse_signer_key(key)));
  return manifest;
}

TEST(ReleaseSignature, EqualsTheNoteOfAnotherImplementation) {
  EXPECT_EQ(signed_manifest().signature, kSignature);
  EXPECT_TRUE(check_signature(signed_manifest(), *parse_verifier_key(kPublicKey)));
}

TEST(ReleaseSignature, SigningAgainReplacesTheSignature) {
  Manifest manifest = signed_manifest(kOtherSecretKey);
  ASSERT_TRUE(sign_manifest(manifest, *parse_signer_key(kSecretKey)));
  EXPECT_EQ(manifest.signature, kSignature);
}

TEST(ReleaseSignature, IsCheckedForTheKeyAndTheManifest) {
  const auto key = *parse_verifier_key(kPublicKey);
  const auto expect_refused = [&](const Manifest& manifest, const std::string& why) {
    const auto checked = check_signature(manifest, key);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(checked.error().context.find(why), std::string::npos) << checked.error().context;
  };
  expect_refused(small_manifest(), "not signed");
  expect_refused(signed_manifest(kOtherSecretKey), "not signed by patents.example/release");
  Manifest other = signed_manifest();
  other.position = "42";
  expect_refused(other, "another manifest");
  other.signature = "no note";
  expect_refused(other, "no signatures");
}

TEST(ReleaseSignature, AnIdThatIsNotAsciiIsNotSigned) {
  Manifest manifest = small_manifest();
  manifest.id = "专利";
  const auto made = sign_manifest(manifest, *parse_signer_key(kSecretKey));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kInvalid);
  EXPECT_TRUE(manifest.signature.empty());
}

// Every byte of a signed manifest is either signed or part of the signature.
TEST(ReleaseSignature, EveryBitOfAManifestCounts) {
  const std::string json = manifest_json(signed_manifest());
  const auto key = *parse_verifier_key(kPublicKey);
  const auto is_accepted = [&](std::string_view text) {
    const auto manifest = parse_manifest(text);
    return manifest && check_signature(*manifest, key);
  };
  ASSERT_TRUE(is_accepted(json));
  for (std::size_t i = 0; i < json.size(); ++i) {
    std::string other = json;
    for (unsigned bit = 0; bit < 8; ++bit) {
      other[i] = static_cast<char>(json[i] ^ static_cast<char>(1U << bit));
      EXPECT_FALSE(is_accepted(other)) << i << " " << bit;
    }
    EXPECT_FALSE(is_accepted(std::string(json).erase(i, 1))) << i;
    EXPECT_FALSE(is_accepted(std::string(json).insert(i, 1, ' '))) << i;
  }
}

}  // namespace
}  // namespace connectors::release
