#include "ledger/crypto/signed_note.h"

#include <gtest/gtest.h>

#include <vector>

#include "ledger/crypto/base64.h"
#include "tests/unit/ledger/crypto/note_keys.h"

namespace ledger::crypto {
namespace {

SignerKey signer(std::string_view text = kSecretKey) { return *parse_signer_key(text); }
VerifierKey verifier(std::string_view text = kPublicKey) { return *parse_verifier_key(text); }

void expect_refused(ByteView note, ErrorCode code, const VerifierKey& key = verifier()) {
  const auto opened = open_note(note, key);
  ASSERT_FALSE(opened) << note;
  EXPECT_EQ(opened.error().code, code) << note << opened.error().context;
}

TEST(SignedNote, IsWrittenAsOthersDo) {
  const SignerKey key = signer();
  for (const auto& [text, note] :
       {std::pair{kText, kNote}, {"a\n\nb\n", kSplitNote}, {"\n", kBlankNote}}) {
    const auto written = sign_note(text, key);
    ASSERT_TRUE(written) << written.error().context;
    EXPECT_EQ(*written, note);
  }
}

TEST(SignedNote, OfOthersIsRead) {
  EXPECT_EQ(*open_note(kNote, verifier()), kText);
  EXPECT_EQ(*open_note(kSplitNote, verifier()), "a\n\nb\n");
  EXPECT_EQ(*open_note(kBlankNote, verifier()), "\n");
}

TEST(SignedNote, MayBearSignaturesOfSeveralKeys) {
  const std::string note = std::string(kNote) + std::string(kOtherLine);
  EXPECT_EQ(*open_note(note, verifier()), kText);
  EXPECT_EQ(*open_note(note, verifier(kOtherPublicKey)), kText);
  const std::string other_first = std::string(kText) + "\n" + std::string(kOtherLine) +
                                  std::string(kNote.substr(kText.size() + 1));
  EXPECT_EQ(*open_note(other_first, verifier()), kText);
  expect_refused(kNote, ErrorCode::kCorrupt, verifier(kOtherPublicKey));
}

TEST(SignedNote, EveryByteCounts) {
  const VerifierKey key = verifier();
  for (std::size_t i = 0; i < kNote.size(); ++i) {
    std::string note(kNote);
    for (unsigned bit = 0; bit < 8; ++bit) {
      note[i] = static_cast<char>(kNote[i] ^ static_cast<char>(1U << bit));
      EXPECT_FALSE(open_note(note, key)) << i << " " << bit;
    }
    EXPECT_FALSE(open_note(kNote.substr(0, i), key)) << i;
    EXPECT_FALSE(open_note(std::string(kNote).insert(i, 1, '\n'), key)) << i;
    EXPECT_FALSE(open_note(std::string(kNote).insert(i, 1, ' '), key)) << i;
  }
  EXPECT_FALSE(open_note(std::string(kNote) + "\n", key));
}

TEST(SignedNote, WhatIsNoneIsInvalid) {
  const std::string line(kNote.substr(kText.size() + 1));
  const std::vector<std::string> notes{"",
                                       "\n",
                                       std::string(kText),
                                       line,
                                       "text" + line,
                                       "caf\xC3\xA9\n\n" + line,
                                       "a\tb\n\n" + line,
                                       "a\r\n\n" + line,
                                       "a\x7f\n\n" + line,
                                       "a\n\n" + line + "x\n",
                                       "a\n\n- a AAAAAAA=\n",
                                       "a\n\n— a b\n",
                                       "a\n\n— a AAAAAAA\n",
                                       "a\n\n— a AAAAAA==\n",
                                       "a\n\n— a  AAAAAAA=\n",
                                       "a\n\n— a+b AAAAAAA=\n",
                                       "a\n\n— a AAAAAAA="};
  for (const std::string& note : notes) {
    expect_refused(note, ErrorCode::kInvalid);
  }
  expect_refused(std::string(kNoteBytesMax, 'a') + "\n\n" + line, ErrorCode::kInvalid);
}

TEST(SignedNote, WithoutTheSignatureOfTheKeyIsCorrupt) {
  expect_refused("a\n\n", ErrorCode::kCorrupt);
  expect_refused("a\n\n— a AAAAAAA=\n", ErrorCode::kCorrupt);
  expect_refused("other\n\n" + std::string(kNote.substr(kText.size() + 1)), ErrorCode::kCorrupt);
  const Bytes short_one = base64(key_hash(verifier()) + "short");
  expect_refused("a\n\n— patents.example/release " + short_one + "\n", ErrorCode::kCorrupt);
}

TEST(SignedNote, SignedTwiceByOneKeyIsCorrupt) {
  const std::string line(kNote.substr(kText.size() + 1));
  expect_refused(std::string(kNote) + line, ErrorCode::kCorrupt);
}

TEST(SignedNote, HasAsManySignaturesAsAreBounded) {
  std::string note(kNote);
  for (std::size_t i = 1; i < kNoteSignaturesMax; ++i) note += "— a AAAAAAA=\n";
  EXPECT_TRUE(open_note(note, verifier()));
  expect_refused(note + "— a AAAAAAA=\n", ErrorCode::kInvalid);
}

TEST(SignedNote, IsOfATextThatMayBeOne) {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string("é\n"), std::string("a\tb\n"),
        std::string(kNoteBytesMax - 1, 'a') + "\n", std::string(kNoteBytesMax, 'a') + "\n"}) {
    const auto note = sign_note(text, signer());
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().code, ErrorCode::kInvalid);
  }
}

}  // namespace
}  // namespace ledger::crypto
