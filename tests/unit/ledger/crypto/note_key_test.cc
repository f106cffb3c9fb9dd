#include "ledger/crypto/note_key.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/crypto/note_keys.h"

namespace ledger::crypto {
namespace {

TEST(NoteKey, IsReadAndWrittenAsOthersDo) {
  const auto signer = parse_signer_key(kSecretKey);
  ASSERT_TRUE(signer) << signer.error().context;
  EXPECT_EQ(secret_key_text(*signer), kSecretKey);
  EXPECT_EQ(key_text(signer->verifier), kPublicKey);
  const auto verifier = parse_verifier_key(kPublicKey);
  ASSERT_TRUE(verifier) << verifier.error().context;
  EXPECT_EQ(key_text(*verifier), kPublicKey);
  EXPECT_EQ(verifier->key, signer->verifier.key);
  EXPECT_EQ(key_id(*verifier), "patents.example/release+1c280288");
  EXPECT_EQ(key_hash(*verifier), Bytes("\x1c\x28\x02\x88"));
}

TEST(NoteKey, ANewOneComesBack) {
  const auto key = new_signer_key("a.example");
  ASSERT_TRUE(key);
  const auto again = parse_signer_key(secret_key_text(*key));
  ASSERT_TRUE(again) << again.error().context;
  EXPECT_EQ(again->verifier.key, key->verifier.key);
  EXPECT_TRUE(parse_verifier_key(key_text(key->verifier)));
}

TEST(NoteKey, ANameIsOnePrintableWord) {
  EXPECT_TRUE(is_key_name("a"));
  EXPECT_TRUE(is_key_name(std::string(kKeyNameBytesMax, 'a')));
  EXPECT_TRUE(new_signer_key(std::string(kKeyNameBytesMax, 'a')));
  for (const std::string_view name : {"", "a b", "a+b", "a\n", "a\t", "\x7f", "专利", " a"}) {
    EXPECT_FALSE(is_key_name(name)) << name;
    const auto key = new_signer_key(name);
    ASSERT_FALSE(key) << name;
    EXPECT_EQ(key.error().code, ErrorCode::kInvalid);
  }
  EXPECT_FALSE(new_signer_key(std::string(kKeyNameBytesMax + 1, 'a')));
}

TEST(NoteKey, TheLongestNameFits) {
  const auto key = new_signer_key(std::string(kKeyNameBytesMax, 'n'));
  ASSERT_TRUE(key);
  EXPECT_TRUE(parse_signer_key(secret_key_text(*key)));
  EXPECT_TRUE(parse_verifier_key(key_text(key->verifier)));
}

TEST(NoteKey, OneKindIsNotTheOther) {
  EXPECT_FALSE(parse_verifier_key(kSecretKey));
  EXPECT_FALSE(parse_signer_key(kPublicKey));
  EXPECT_TRUE(is_signer_key(kSecretKey));
  EXPECT_FALSE(is_signer_key(kPublicKey));
}

TEST(NoteKey, WhatIsNoneIsInvalid) {
  for (const std::string_view text :
       {"", "+", "++", "+++", "a", "a+", "a+00000000+", "a+00000000+AQ==", "a+00000000+Ag==",
        "+1c280288+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4", "PRIVATE+KEY+",
        "PRIVATE+KEY+a+00000000+AQ=="}) {
    const auto verifier = parse_verifier_key(text);
    ASSERT_FALSE(verifier) << text;
    EXPECT_EQ(verifier.error().code, ErrorCode::kInvalid) << text;
    EXPECT_FALSE(parse_signer_key(text)) << text;
  }
  EXPECT_FALSE(parse_verifier_key(std::string(1 << 20, '+')));
  EXPECT_FALSE(parse_verifier_key(std::string(1 << 20, 'a')));
}

// The hash covers name and key: one character changed, added or lost makes it another text than any
// key has.
TEST(NoteKey, EveryCharacterCounts) {
  const auto expect_none = [](const std::string& text) {
    EXPECT_FALSE(parse_verifier_key(text)) << text;
    EXPECT_FALSE(parse_signer_key(text)) << text;
  };
  for (const std::string_view key : {kPublicKey, kSecretKey}) {
    for (std::size_t i = 0; i < key.size(); ++i) {
      std::string text(key);
      for (const char c : {'A', 'B', 'a', '0', '+', '=', ' ', '\n', '\0', '\xff'}) {
        text[i] = c;
        if (text != key) expect_none(text);
      }
      expect_none(std::string(key.substr(0, i)));
      expect_none(std::string(key).erase(i, 1));
      expect_none(std::string(key).insert(i, 1, ' '));
    }
    expect_none(std::string(key) + "\n");
  }
}

TEST(NoteKey, AnErrorTellsNothingOfTheSecret) {
  std::string text(kSecretKey);
  text[text.find("1c280288")] = '0';
  const auto key = parse_signer_key(text);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().context.find("AQAB"), std::string::npos);
}

}  // namespace
}  // namespace ledger::crypto
