#include "ledger/crypto/ed25519.h"

#include <gtest/gtest.h>

#include <string_view>

namespace ledger::crypto {
namespace {

Bytes from_hex(std::string_view digits) {
  Bytes bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

template <typename Array>
Array array_of(std::string_view digits) {
  const Bytes bytes = from_hex(digits);
  Array array{};
  EXPECT_EQ(bytes.size(), array.size());
  std::copy(bytes.begin(), bytes.end(), array.begin());
  return array;
}

struct Vector {
  std::string_view seed;
  std::string_view key;
  std::string_view message;
  std::string_view signature;
};

// RFC 8032 §7.1, TEST 1 to 3.
constexpr std::array kVectors{
    Vector{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
           "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
           "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
           "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    Vector{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
           "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
           "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
           "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    Vector{"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
           "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
           "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
           "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"}};

TEST(Ed25519, GivesTheVectorsOfTheRfc) {
  for (const Vector& vector : kVectors) {
    const auto seed = Seed::of(from_hex(vector.seed));
    ASSERT_TRUE(seed);
    const auto key = public_key(*seed);
    const auto signature = sign(*seed, from_hex(vector.message));
    ASSERT_TRUE(key);
    ASSERT_TRUE(signature);
    EXPECT_EQ(*key, array_of<PublicKey>(vector.key));
    EXPECT_EQ(*signature, array_of<Signature>(vector.signature));
    EXPECT_TRUE(is_signed(from_hex(vector.message), *signature, *key));
  }
}

TEST(Ed25519, NoticesEveryBit) {
  const auto key = array_of<PublicKey>(kVectors[2].key);
  const auto signature = array_of<Signature>(kVectors[2].signature);
  const Bytes message = from_hex(kVectors[2].message);
  for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
    Signature other = signature;
    other.at(bit / 8) ^= static_cast<std::uint8_t>(1U << bit % 8);
    EXPECT_FALSE(is_signed(message, other, key)) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * key.size(); ++bit) {
    PublicKey other = key;
    other.at(bit / 8) ^= static_cast<std::uint8_t>(1U << bit % 8);
    EXPECT_FALSE(is_signed(message, signature, other)) << bit;
  }
  EXPECT_FALSE(is_signed("", signature, key));
  EXPECT_FALSE(is_signed(message + '\0', signature, key));
}

// RFC 8032 §5.1.7: S is below the order of the group, or one signature would give many.
TEST(Ed25519, RefusesTheSameSignatureInOtherBytes) {
  EXPECT_FALSE(is_signed(
      "",
      array_of<Signature>("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                          "4c8c7872aa064e049dbb3013fbf29380d25bf5f0595bbe24655141438e7a101b"),
      array_of<PublicKey>(kVectors[0].key)));
}

TEST(Ed25519, ASeedIsOf32Bytes) {
  EXPECT_TRUE(Seed::of(Bytes(32, 'x')));
  EXPECT_FALSE(Seed::of(Bytes(31, 'x')));
  EXPECT_FALSE(Seed::of(Bytes(33, 'x')));
}

TEST(Ed25519, RandomSeedsAreNotTheSame) {
  const auto one = Seed::random();
  const auto other = Seed::random();
  ASSERT_TRUE(one);
  ASSERT_TRUE(other);
  EXPECT_NE(one->bytes(), other->bytes());
}

TEST(Ed25519, AWipedTextIsEmpty) {
  Bytes secret = "a secret";
  wipe(secret);
  EXPECT_TRUE(secret.empty());
}

}  // namespace
}  // namespace ledger::crypto
