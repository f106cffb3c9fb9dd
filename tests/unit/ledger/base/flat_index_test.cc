#include "ledger/base/flat_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ledger/base/table_hash.h"

namespace ledger {
namespace {

class Names {
  auto is(const std::string& name) const {
    return [this, name](std::uint32_t index) { return names_[index] == name; };
  }

 public:
  // `hash`: as if the name had it.
  std::uint32_t intern(const std::string& name, std::uint32_t hash) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const std::uint32_t index = index_.find_or_add(hash, next, is(name));
    if (index == next) names_.push_back(name);
    return index;
  }
  std::uint32_t find(const std::string& name, std::uint32_t hash) const {
    return index_.find(hash, is(name));
  }

 private:
  std::vector<std::string> names_;
  FlatIndex index_;
};

TEST(FlatIndex, FindsEachOfManyItems) {
  constexpr std::uint32_t kItems = 5000;  // More than the first slots hold.
  Names names;
  EXPECT_EQ(names.find("0", table_hash("0")), FlatIndex::kNone);
  for (std::uint32_t i = 0; i < kItems; ++i) {
    const std::string name = std::to_string(i);
    EXPECT_EQ(names.intern(name, table_hash(name)), i);
  }
  for (std::uint32_t i = 0; i < kItems; ++i) {
    const std::string name = std::to_string(i);
    EXPECT_EQ(names.intern(name, table_hash(name)), i);
    EXPECT_EQ(names.find(name, table_hash(name)), i);
  }
  EXPECT_EQ(names.find("x", table_hash("x")), FlatIndex::kNone);
}

TEST(FlatIndex, ComparesItemsWithTheSameHash) {
  Names names;
  EXPECT_EQ(names.intern("a", 7), 0U);
  EXPECT_EQ(names.intern("b", 7), 1U);
  EXPECT_EQ(names.intern("c", 7), 2U);
  EXPECT_EQ(names.find("b", 7), 1U);
  EXPECT_EQ(names.find("d", 7), FlatIndex::kNone);
  EXPECT_EQ(names.find("b", 8), FlatIndex::kNone);
}

}  // namespace
}  // namespace ledger
