// Entries that are decided and not yet written: they can be read, and are written as one batch.

#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::service::Input;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::Opened;

std::vector<Input> inputs_of(std::span<const std::string> lines) {
  std::vector<Input> inputs;
  inputs.reserve(lines.size());
  for (const std::string& line : lines) inputs.push_back({line});
  return inputs;
}

TEST(Pending, IsReadBeforeAndAfterTheCommit) {
  const Directory directory;
  const Directory by_submit;
  Opened opened(directory.path());
  Opened submitted(by_submit.path());
  const auto expected = submitted.submit(example());
  {
    const auto lines = example();  // Does not live until commit().
    const auto inputs = inputs_of(lines);
    const auto middle = inputs.size() / 2;
    ASSERT_TRUE(static_cast<bool>(opened.ledger->decide(std::span(inputs).first(middle))));
    ASSERT_TRUE(static_cast<bool>(opened.ledger->decide(std::span(inputs).subspan(middle))));
  }
  const auto expect_all = [&] {
    for (const auto& decided : expected) {
      const auto stored = opened.ledger->read(decided.entry.seq);
      ASSERT_TRUE(static_cast<bool>(stored));
      EXPECT_EQ(stored->entry.outcome, decided.entry.outcome);
    }
  };
  EXPECT_EQ(opened.ledger->log().size(), 0U);
  expect_all();
  ASSERT_TRUE(static_cast<bool>(opened.ledger->commit()));
  EXPECT_EQ(opened.root(), submitted.root());
  expect_all();
}

TEST(Pending, IsDroppedWithTheLedger) {
  const Directory directory;
  {
    Opened opened(directory.path());
    const auto lines = example();
    ASSERT_TRUE(static_cast<bool>(opened.ledger->decide(inputs_of(lines))));
  }
  EXPECT_EQ(Opened(directory.path()).ledger->log().size(), 0U);
}

}  // namespace
