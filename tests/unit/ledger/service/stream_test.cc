// A stream of groups makes the same ledger as submit().

#include "ledger/service/stream.h"

#include <algorithm>
#include <span>

#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::Outcome;
using ledger::service::DecidedEntry;
using ledger::service::Input;
using ledger::service::Stream;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::months;
using testing_ledger::Opened;

// Returns their number.
std::size_t append(std::vector<DecidedEntry>& all, const Stream::Entries& answers) {
  EXPECT_TRUE(static_cast<bool>(answers)) << answers.error().context;
  if (!answers) return 0;
  all.insert(all.end(), answers->begin(), answers->end());
  return answers->size();
}

// The entries of `lines`, in groups of `size`.
std::vector<DecidedEntry> streamed(Opened& opened, const std::vector<std::string>& lines,
                                   std::size_t size) {
  std::vector<Input> inputs;
  inputs.reserve(lines.size());
  for (const std::string& line : lines) inputs.push_back({line});
  const std::span<const Input> all = inputs;
  std::vector<DecidedEntry> answers;
  Stream stream(*opened.ledger);
  for (std::size_t i = 0; i < all.size(); i += size) {
    append(answers, stream.push(all.subspan(i, std::min(size, all.size() - i))));
    EXPECT_LE(answers.size(), opened.ledger->log().size());  // On disk before they are returned.
  }
  while (append(answers, stream.finish()) > 0) {
  }
  return answers;
}

TEST(Stream, AnswersAsSubmitDoesAndInOrder) {
  const Directory by_submit;
  const Directory by_stream;
  Opened submitted(by_submit.path());
  Opened opened(by_stream.path());
  const auto expected = submitted.submit(example());
  const auto answers = streamed(opened, example(), 3);
  ASSERT_EQ(answers.size(), expected.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].entry.seq, expected[i].entry.seq);
    EXPECT_EQ(answers[i].entry.outcome, expected[i].entry.outcome) << "line " << i + 1;
  }
  EXPECT_EQ(opened.root(), submitted.root());
  EXPECT_EQ(months(opened.statistics.statistics(), "contract_value"),
            months(submitted.statistics.statistics(), "contract_value"));
}

// The first entry may be in the log, being written, or just decided.
TEST(Stream, FindsAKeyWhereverItsEntryIs) {
  const Directory directory;
  Opened opened(directory.path());
  const std::string line = example().front();
  constexpr std::size_t kTimes = 2 * (Stream::kAhead + Stream::kBehind);
  const auto answers = streamed(opened, {kTimes, line}, 1);
  ASSERT_EQ(answers.size(), kTimes);
  EXPECT_EQ(answers[0].entry.outcome, Outcome::kRecorded);
  for (std::size_t i = 1; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].entry.outcome, Outcome::kDuplicate);
    ASSERT_NE(answers[i].first, nullptr);
    EXPECT_EQ(answers[i].first->seq, answers[0].entry.seq);
  }
}

TEST(Stream, IsEmptyWithoutGroups) {
  const Directory directory;
  Opened opened(directory.path());
  EXPECT_TRUE(streamed(opened, {}, 1).empty());
  EXPECT_EQ(opened.ledger->log().size(), 0);
}

TEST(Stream, FollowsAnEmptySubmit) {
  const Directory directory;
  const Directory by_submit;
  Opened opened(directory.path());
  Opened submitted(by_submit.path());
  opened.submit({});
  streamed(opened, example(), 4);
  submitted.submit(example());
  EXPECT_EQ(opened.root(), submitted.root());
}

TEST(Stream, IsFollowedBySubmitAndByAnotherStream) {
  const Directory directory;
  const Directory by_submit;
  Opened opened(directory.path());
  Opened submitted(by_submit.path());
  const auto lines = example();
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() / 2);
  streamed(opened, {lines.begin(), middle}, 4);
  opened.submit({*middle});
  streamed(opened, {middle + 1, lines.end()}, 5);
  submitted.submit(lines);
  EXPECT_EQ(opened.root(), submitted.root());
}

// Of groups that were not returned, each is in the log as a whole or not at all.
TEST(Stream, DestroyedEarlyLeavesWholeGroups) {
  const Directory directory;
  std::vector<std::string> lines = example();
  lines.resize(4 * (Stream::kAhead + 2));
  std::vector<Input> inputs;
  inputs.reserve(lines.size());
  for (const std::string& line : lines) inputs.push_back({line});
  {
    Opened opened(directory.path());
    Stream stream(*opened.ledger);
    for (std::size_t i = 0; i < lines.size(); i += 4) {
      ASSERT_TRUE(static_cast<bool>(stream.push(std::span(inputs).subspan(i, 4))));
    }
  }
  const Opened again(directory.path());
  EXPECT_EQ(again.ledger->log().size(), 8);  // The others were decoded, and never decided.
}

}  // namespace
