// An oversized input is stored as far as the limits allow, and its hash covers all of it.

#include "connectors/files/spool.h"

#include <gtest/gtest.h>

#include "ledger/service/replication.h"
#include "tests/support/scratch.h"

namespace connectors::files {
namespace {

using ledger::crypto::sha256;
using ledger::service::digest;
using ledger::service::identity_of;
using ledger::service::Spooled;
using ledger::test::bytes_of;
using ledger::test::listing;
using ledger::test::Scratch;
using ledger::test::write_bytes;

class SpoolTest : public ::testing::Test {
 protected:
  Spooled spool(std::string_view bytes, std::size_t piece = 7) {
    Spool spool(&quarantine);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      EXPECT_TRUE(spool.write(bytes.substr(at, piece)));
    }
    const auto spooled = spool.finish();
    EXPECT_TRUE(spooled) << spooled.error().context;
    return *spooled;
  }

  std::string path_of(const Spooled& spooled) const { return folder + "/" + spooled.file_name(); }

  const Scratch scratch;
  const std::string folder = scratch / "quarantine";
  Quarantine quarantine{folder, {.file_bytes = 100, .bytes = 250}};
};

TEST_F(SpoolTest, StoresAllBytesUnderTheirHash) {
  const std::string bytes(99, 'a');
  const Spooled spooled = spool(bytes);
  EXPECT_TRUE(spooled.is_whole());
  EXPECT_EQ(spooled.hash, sha256({bytes}));
  EXPECT_EQ(path_of(spooled), folder + "/" + ledger::hex(spooled.hash));
  EXPECT_EQ(bytes_of(path_of(spooled)), bytes);
}

TEST_F(SpoolTest, AFileHasABound) {
  const std::string bytes = std::string(100, 'a') + "bc";
  const Spooled spooled = spool(bytes);
  EXPECT_EQ(spooled.hash, sha256({bytes}));
  EXPECT_EQ(spooled.size, 102U);
  EXPECT_EQ(spooled.stored, 100U);
  EXPECT_EQ(spooled.stored_hash, sha256({bytes.substr(0, 100)}));
  EXPECT_EQ(bytes_of(path_of(spooled)), bytes.substr(0, 100));
}

TEST_F(SpoolTest, AllFilesTogetherHaveABound) {
  EXPECT_EQ(spool(std::string(300, 'a')).stored, 100U);
  EXPECT_EQ(spool(std::string(300, 'b')).stored, 100U);
  EXPECT_EQ(spool(std::string(300, 'c')).stored, 50U);
  const Spooled last = spool(std::string(300, 'd'));
  EXPECT_EQ(last.stored, 0U);
  EXPECT_EQ(last.file_name(), "");
  EXPECT_EQ(last.hash, sha256({std::string(300, 'd')}));
  EXPECT_EQ(listing(folder).size(), 3U);
}

TEST_F(SpoolTest, AnotherProcessSeesWhatIsUsed) {
  spool(std::string(100, 'a'));
  spool(std::string(100, 'b'));
  Quarantine later(folder, {.file_bytes = 100, .bytes = 250});
  EXPECT_EQ(*later.room(), 50U);
}

TEST_F(SpoolTest, TheSameBytesAreStoredOnce) {
  const std::string bytes(100, 'a');
  for (int time = 0; time < 5; ++time) EXPECT_TRUE(spool(bytes).is_whole());
  EXPECT_EQ(listing(folder).size(), 1U);
  EXPECT_EQ(*quarantine.room(), 100U);
}

TEST_F(SpoolTest, WhatIsStoredWholeIsNotStoredAgainInPart) {
  const std::string bytes(90, 'a');
  spool(bytes);
  spool(std::string(100, 'b'));
  spool(std::string(50, 'c'));
  EXPECT_EQ(*quarantine.room(), 10U);
  EXPECT_TRUE(spool(bytes).is_whole());
  EXPECT_EQ(listing(folder).size(), 3U);
}

TEST_F(SpoolTest, WithoutAQuarantineNothingIsStored) {
  Spool spool(nullptr);
  ASSERT_TRUE(spool.write("abc"));
  const auto spooled = spool.finish();
  ASSERT_TRUE(spooled);
  EXPECT_EQ(spooled->text(), ledger::hex(sha256({"abc"})) + " 3");
}

TEST_F(SpoolTest, AnUnfinishedFileIsDeleted) {
  {
    Spool spool(&quarantine);
    ASSERT_TRUE(spool.write(std::string(10'000, 'a')));
    EXPECT_EQ(listing(folder).size(), 1U);
  }
  EXPECT_EQ(listing(folder).size(), 0U);
}

TEST(SpooledText, IsReadBack) {
  const auto hash = sha256({"a"});
  const auto stored = sha256({"b"});
  for (const Spooled& spooled :
       {Spooled{hash, 5, 5, hash}, Spooled{hash, 5, 0, stored}, Spooled{hash, 5, 4, stored}}) {
    EXPECT_EQ(Spooled::parse(spooled.text()), spooled) << spooled.text();
    EXPECT_EQ(identity_of(spooled.text()), ledger::hex(hash) + " 5");
  }
}

// A node reads the newest record again, and by then there may be other room for its bytes.
TEST(SpooledText, ARecordIsTheSameHoweverMuchOfItIsStored) {
  const auto hash = sha256({"a"});
  const std::string whole = Spooled{hash, 5, 5, hash}.text();
  const std::string cut = Spooled{hash, 5, 4, sha256({"b"})}.text();
  const auto digest_of = [](std::string_view bytes) {
    return digest({bytes, ledger::service::Encoding::kSpooled, ledger::service::Arrival{}, {}});
  };
  EXPECT_EQ(digest_of(whole), digest_of(cut));
  EXPECT_NE(digest_of(whole), digest_of(Spooled{hash, 6, 6, hash}.text()));
}

TEST(SpooledText, DamagedTextIsNotRead) {
  const std::string hash = ledger::hex(sha256({"a"}));
  for (const std::string& text : std::initializer_list<std::string>{
           "", hash, hash + " ", hash + " x", hash + " 5 4", hash + " 5 5 " + hash,
           hash + " 5 4 " + hash + " 1", "x 5", hash.substr(1) + " 5"}) {
    EXPECT_FALSE(Spooled::parse(text)) << text;
  }
}

}  // namespace
}  // namespace connectors::files
