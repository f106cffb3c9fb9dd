#include "ledger/crypto/sha256.h"

#include <gtest/gtest.h>

namespace ledger::crypto {
namespace {

TEST(Sha256, OfNothing) {
  EXPECT_EQ(hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, OfPartsIsThatOfTheWhole) {
  const std::string_view abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(hex(sha256({"abc"})), abc);
  EXPECT_EQ(hex(sha256({"a", "", "bc"})), abc);
}

TEST(Sha256, LeafAndNodeAreApartByTheirFirstByte) {
  EXPECT_EQ(hex(leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  const Hash left = sha256({"left"});
  const Hash right = sha256({"right"});
  const Bytes both = "\x01" + Bytes(left.begin(), left.end()) + Bytes(right.begin(), right.end());
  EXPECT_EQ(node_hash(left, right), sha256({both}));
}

TEST(Sha256, OfPiecesIsThatOfTheWhole) {
  Sha256 hash;
  for (const std::string_view piece : {"a", "", "bc"}) hash.update(piece);
  EXPECT_EQ(hash.finish(), sha256({"abc"}));
  EXPECT_EQ(Sha256().finish(), sha256({}));
}

}  // namespace
}  // namespace ledger::crypto
