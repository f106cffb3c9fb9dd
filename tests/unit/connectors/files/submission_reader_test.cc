// Nothing of a source is dropped: what is no message, and what is too large, is an item too.

#include "connectors/files/submission_reader.h"

#include <gtest/gtest.h>

#include <cstring>
#include <numeric>

#include "ledger/service/records/spooled.h"
#include "tests/support/scratch.h"

namespace connectors::files {
namespace {

using ledger::Bytes;
using ledger::service::Encoding;
using ledger::service::Spooled;
using ledger::test::Scratch;
using ledger::test::write_bytes;

constexpr std::size_t kLimit = ledger::kSubmissionBytesMax;

// A frame of one segment with so many words after its table.
Bytes frame(std::uint32_t words, char filling = 'x') {
  Bytes bytes(8 + std::size_t{words} * 8, filling);
  const std::uint32_t head[2]{0, words};
  std::memcpy(bytes.data(), head, sizeof head);
  return bytes;
}

class ReaderTest : public ::testing::Test {
 protected:
  std::vector<Item> read(const Bytes& bytes, Format format = Format::kCapnp) {
    const std::string path = scratch / "source";
    write_bytes(path, bytes);
    auto reader = SubmissionReader::open(path, format, &quarantine);
    EXPECT_TRUE(reader);
    std::vector<Item> items;
    for (;;) {
      auto some = (*reader)->next(3);
      EXPECT_TRUE(some);
      if (some->empty()) return items;
      for (Item& item : *some) items.push_back(std::move(item));
    }
  }

  static std::uint64_t size_of(const Item& item) {
    return item.encoding == Encoding::kSpooled ? Spooled::parse(item.bytes)->size
                                               : item.bytes.size();
  }
  static std::uint64_t size_of(const std::vector<Item>& items) {
    return std::accumulate(items.begin(), items.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Item& item) { return sum + size_of(item); });
  }

  void expect_broken(const std::vector<Item>& items, std::size_t count, std::uint64_t offset,
                     std::uint64_t size) {
    ASSERT_EQ(items.size(), count);
    ASSERT_EQ(items.back().broken_at, offset);
    EXPECT_EQ(size_of(items.back()), size);
    EXPECT_NE(items.back().notice.find("offset " + std::to_string(offset)), std::string::npos);
    for (std::size_t at = 0; at + 1 < count; ++at) EXPECT_FALSE(items[at].broken_at);
  }

  const Scratch scratch;
  Quarantine quarantine{scratch / "quarantine"};
};

const Bytes kBrokenHeads[]{
    Bytes("\xFF\xFF\xFF\x7F\x19\0\0\0", 8),  // Too many segments.
    Bytes("\0\0\0\0\0\0\0\0", 8),            // No root.
    Bytes("\0\0\0\0\xFF\xFF\0\0", 8),        // Beyond the end.
    Bytes("\0\0\0\0\xFF\xFF\xFF\xFF", 8),    // Far beyond the end.
    Bytes("\0\0\0\0", 4),                    // Half of a table.
};

TEST_F(ReaderTest, TheRestAfterABrokenFrameIsOneItem) {
  for (const Bytes& head : kBrokenHeads) {
    const Bytes rest = head.size() == 8 ? head + frame(5) + frame(9) : head;
    expect_broken(read(frame(3) + frame(4) + rest), 3, 72, rest.size());
    expect_broken(read(rest), 1, 0, rest.size());
  }
}

TEST_F(ReaderTest, ALargeRestIsSpooled) {
  for (const std::size_t number : {0U, 1U, 3U}) {
    const Bytes rest = kBrokenHeads[number] + Bytes(3 * kLimit, 'y');
    const auto items = read(frame(3) + rest);
    expect_broken(items, 2, 32, rest.size());
    EXPECT_EQ(items.back().encoding, Encoding::kSpooled);
  }
}

TEST_F(ReaderTest, EveryByteIsInAnItemWhereverTheSourceEnds) {
  const Bytes whole = frame(2) + frame(20) + frame(1);
  for (std::size_t size = 1; size <= whole.size(); ++size) {
    EXPECT_EQ(size_of(read(whole.substr(0, size))), size);
  }
}

TEST_F(ReaderTest, AMessageThatIsTooLargeIsOneItemAndReadingContinues) {
  const auto items = read(frame(3) + frame(kLimit / 8) + frame(4));
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[1].encoding, Encoding::kSpooled);
  EXPECT_FALSE(items[1].broken_at);
  EXPECT_EQ(size_of(items[1]), kLimit + 8);
  EXPECT_NE(items[1].notice.find("message 2 has"), std::string::npos) << items[1].notice;
  EXPECT_EQ(items[2].bytes, frame(4));
}

TEST_F(ReaderTest, ALargestMessageIsRead) {
  const auto items = read(frame(kLimit / 8 - 1) + frame(4));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].encoding, Encoding::kCapnp);
  EXPECT_EQ(items[0].bytes.size(), kLimit);
}

TEST_F(ReaderTest, ALineThatIsTooLongIsStoredAndNamed) {
  const auto items =
      read("{\"a\":1}\n{" + Bytes(2 * kLimit, 'z') + "\n{\"b\":2}\n", Format::kNdjson);
  ASSERT_EQ(items.size(), 3U);
  const auto spooled = Spooled::parse(items[1].bytes);
  ASSERT_TRUE(spooled);
  EXPECT_EQ(spooled->size, 2 * kLimit + 1);
  EXPECT_NE(items[1].notice.find("line 2 has"), std::string::npos) << items[1].notice;
  EXPECT_NE(items[1].notice.find(spooled->file_name()), std::string::npos) << items[1].notice;
  EXPECT_EQ(items[2].line, 3U);
}

}  // namespace
}  // namespace connectors::files
