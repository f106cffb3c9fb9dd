#include "ledger/crypto/base64.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace ledger::crypto {
namespace {

TEST(Base64, IsThatOfRfc4648) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kVectors{{
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  }};
  for (const auto& [bytes, text] : kVectors) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(parse_base64(text), bytes);
  }
}

TEST(Base64, OfAnyByteComesBack) {
  Bytes bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
  EXPECT_EQ(parse_base64(base64(bytes)), bytes);
}

TEST(Base64, HasOneTextForSomeBytes) {
  for (const std::string_view text :
       {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zg==Zg==", "====", "=Zg=", "Zm 9v", "Zm9v\n",
        " Zm9v   ", "\nZm9v\n\n\n", "Zm9-", "Zm9_", "Z===", "Zm\xC3\xBC"}) {
    EXPECT_FALSE(parse_base64(text)) << text;
  }
  EXPECT_FALSE(parse_base64(std::string_view("Zm9\0", 4)));
}

TEST(Base64, IsBounded) {
  EXPECT_TRUE(parse_base64(std::string(std::size_t{1} << 20U, 'A')));
  EXPECT_FALSE(parse_base64(std::string((std::size_t{1} << 20U) + 4, 'A')));
}

}  // namespace
}  // namespace ledger::crypto
