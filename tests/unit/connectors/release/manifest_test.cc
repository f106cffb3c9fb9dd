#include "connectors/release/manifest.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/connectors/release/release_case.h"

namespace connectors::release {
namespace {

using ledger::ErrorCode;

std::string replaced(std::string_view what, std::string_view with) {
  std::string text(kUnsigned);
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

void expect_refused(const std::string& text, const std::string& why,
                    ErrorCode code = ErrorCode::kCorrupt) {
  const auto manifest = parse_manifest(text);
  ASSERT_FALSE(manifest) << text;
  EXPECT_EQ(manifest.error().code, code) << text;
  EXPECT_NE(manifest.error().context.find(why), std::string::npos) << manifest.error().context;
}

TEST(Manifest, HasACanonicalForm) {
  EXPECT_EQ(manifest_json(small_manifest()), kUnsigned);
  Manifest turned = small_manifest();
  std::ranges::reverse(turned.files);
  EXPECT_EQ(manifest_json(turned), kUnsigned);
}

TEST(Manifest, RoundTrips) {
  Manifest manifest = small_manifest();
  EXPECT_EQ(*parse_manifest(kUnsigned), manifest);
  manifest.signature = kSignature;
  EXPECT_EQ(*parse_manifest(manifest_json(manifest)), manifest);
  manifest.files.clear();
  EXPECT_EQ(*parse_manifest(manifest_json(manifest)), manifest);
}

TEST(Manifest, IsNotAcceptedInAnotherForm) {
  expect_refused(replaced("\"id\": ", "\"id\":"), "line 3");
  expect_refused(replaced("41", "\\u0034\\u0031"), "line 7");
  expect_refused(replaced("  \"month\": \"2024-07\",\n  \"vintage\": \"preliminary\",\n",
                          "  \"vintage\": \"preliminary\",\n  \"month\": \"2024-07\",\n"),
                 "line 4");
  expect_refused(replaced("  \"month\"", "  \"colour\": 1,\n  \"month\""), "line 4");
  expect_refused(replaced("  \"month\"", "  \"id\": \"TJ-2024-07-P\",\n  \"month\""), "line 4");
  expect_refused(replaced("\"size\": 26", "\"size\": \"26\""), "line 14");
  expect_refused(replaced("\"size\": 26", "\"size\": 26, \"more\": {\"a\": [1]}"), "line 14");
  expect_refused(replaced("data.csv", "z.csv"), "line 14");
  expect_refused(std::string(kUnsigned) + "\n", "line 18");
  expect_refused(std::string(kUnsigned.substr(0, kUnsigned.size() - 1)), "line 17");
  expect_refused("\xEF\xBB\xBF" + std::string(kUnsigned), "");
}

TEST(Manifest, OtherTextsAreErrors) {
  for (const std::string_view text : {"", "{", "[]", "null", "{}", "{\"format\": 1}", "\xff",
                                      "{\"files\": [[]]}", "{\"files\": {}}"}) {
    expect_refused(std::string(text), "");
  }
  expect_refused(std::string(100'000, '['), "");
  expect_refused("{\"a\":" + std::string(100'000, '[') + "}", "");
  expect_refused(std::string(kManifestBytesMax + 1, ' '), "more than");
  for (std::size_t size = 0; size < kUnsigned.size(); ++size) {
    expect_refused(std::string(kUnsigned.substr(0, size)), "");
  }
}

TEST(Manifest, TheHeadIsPrintable) {
  expect_refused(replaced("TJ-2024-07-P", ""), "id");
  expect_refused(replaced("TJ-2024-07-P", "a\\nb"), "id");
  expect_refused(replaced("TJ-2024-07-P", "专利"), "id");
  expect_refused(replaced("TJ-2024-07-P", std::string(kHeadBytesMax + 1, 'a')), "id");
  expect_refused(replaced("\"41\"", "\"-1\""), "position");
  expect_refused(replaced("6e34", "6E34"), "root");
  expect_refused(replaced("6e34", "6e3"), "root");
}

TEST(Manifest, OfALaterFormatIsNewer) {
  expect_refused(replaced("release/1", "release/2"), "release/2", ErrorCode::kNewer);
  expect_refused("{\"format\": \"patledger-release/3\", \"all\": \"new\"}", "release/3",
                 ErrorCode::kNewer);
  expect_refused(replaced("release/1", "release/x"), "not a release manifest");
  expect_refused(replaced("patledger-release/1", "1"), "not a release manifest");
}

TEST(Manifest, ListsNoPathTwice) { expect_refused(replaced("tables/A1.csv", "data.csv"), "twice"); }

TEST(Manifest, APathStaysWithinTheRelease) {
  for (const std::string_view path : {"a", "data.csv", "tables/A1.csv", "a/b/c.d", ".a", "..."}) {
    EXPECT_TRUE(is_release_path(path)) << path;
  }
  for (const std::string_view path :
       {"", ".", "..", "/", "/a", "a/", "a//b", "../a", "a/../b", "a/..", "a/./b", "a b", "a\\b",
        "a\nb", "C:a", "表.csv", "a\x7f", "manifest.json"}) {
    EXPECT_FALSE(is_release_path(path)) << path;
    expect_refused(replaced("data.csv", path), "");
  }
  EXPECT_TRUE(is_release_path(std::string(255, 'a')));
  EXPECT_FALSE(is_release_path(std::string(256, 'a')));
}

}  // namespace
}  // namespace connectors::release
