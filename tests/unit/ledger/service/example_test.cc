// The example of contract.md: outcomes line for line, figures, and one root for every way to
// submit.

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::Outcome;
using ledger::service::Encoding;
using projections::cells::Basis;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::lines_of;
using testing_ledger::months;
using testing_ledger::Opened;

// {"outcome": "refused", "refusals": ["P04"], …} as in the file of expected outcomes.
std::string expected_form(const ledger::service::DecidedEntry& answer) {
  const auto codes = [](const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& code : list) text += (text.empty() ? "\"" : ", \"") + code + "\"";
    return "[" + text + "]";
  };
  std::vector<std::string> refusals;
  std::vector<std::string> warnings;
  for (const auto& fault : answer.entry.faults) refusals.push_back(code_text(fault.code));
  for (const auto& ground : answer.entry.grounds) refusals.push_back(code_text(ground.code));
  for (const auto& warning : answer.entry.warnings) warnings.push_back(code_text(warning.code));
  const auto outcome = enum_names(Outcome{})[static_cast<std::size_t>(answer.entry.outcome)];
  return R"({"source": ")" + answer.entry.source + R"(", "id": ")" + answer.entry.id +
         R"(", "outcome": ")" + std::string(outcome) + R"(", "refusals": )" + codes(refusals) +
         R"(, "warnings": )" + codes(warnings) + "}";
}

TEST(Example, HasTheExpectedOutcomes) {
  const Directory directory;
  Opened opened(directory.path());
  const auto answers = opened.submit(example());
  const auto expected = lines_of("tests/examples/tianjin-2024.expected.ndjson");
  ASSERT_EQ(answers.size(), expected.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(expected_form(answers[i]), expected[i]) << "line " << i + 1;
  }
}

TEST(Example, HasTheFiguresOfTheContract) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const auto& statistics = opened.statistics.statistics();
  EXPECT_EQ(months(statistics, "contract_value"),
            "2024-07 1200000.00;2024-08 300000.00;2024-09 920000.00;2024-11 230000.00;");
  EXPECT_EQ(months(statistics, "contract_value", Basis::kBooking),
            "2024-07 1200000.00;2024-08 300000.00;2024-09 500000.00;2024-11 230000.00;"
            "2025-03 420000.00;");
  EXPECT_EQ(months(statistics, "pledge_amount"), "2024-10 8000000.00;2024-11 5000000.00;");
}

TEST(Example, SubmittedAgainIsDuplicateAndChangesNothing) {
  const Directory directory;
  Opened opened(directory.path());
  const auto first = opened.submit(example());
  const std::string before = months(opened.statistics.statistics(), "contract_value");
  const auto again = opened.submit(example());
  for (std::size_t i = 0; i < again.size(); ++i) {
    const bool was_malformed = first[i].entry.outcome == Outcome::kMalformed;
    EXPECT_EQ(again[i].entry.outcome, was_malformed ? Outcome::kMalformed : Outcome::kDuplicate);
    if (!was_malformed) {
      ASSERT_NE(again[i].first, nullptr);
      EXPECT_EQ(again[i].first->seq, first[i].entry.seq);
      EXPECT_EQ(again[i].first->outcome, first[i].entry.outcome);
    }
  }
  EXPECT_EQ(months(opened.statistics.statistics(), "contract_value"), before);
  EXPECT_EQ(opened.ledger->log().size(), 2 * example().size());
}

TEST(Example, OneRootByBatchByLineAndByCapnp) {
  const Directory in_batch;
  const Directory by_line;
  const Directory by_capnp;
  Opened batch(in_batch.path());
  Opened line(by_line.path());
  Opened capnp(by_capnp.path());
  batch.submit(example());
  ledger::codec::JsonDecoder decoder;
  ledger::codec::CapnpCodec codec;
  for (const std::string& text : example()) {
    line.clock.moment.ms += 12'345;
    line.submit({text});
    const auto decoded = decoder.decode(text);
    if (decoded.submission) {
      capnp.submit({codec.encode(*decoded.submission)}, Encoding::kCapnp);
    } else {
      capnp.submit({text});
    }
  }
  EXPECT_EQ(line.root(), batch.root());
  EXPECT_EQ(capnp.root(), batch.root());
}

TEST(Example, IsTheSameAfterReopening) {
  const Directory directory;
  std::string root;
  std::string figures;
  {
    Opened opened(directory.path());
    opened.submit(example());
    root = opened.root();
    figures = months(opened.statistics.statistics(), "contract_value");
  }
  Opened again(directory.path());
  EXPECT_EQ(again.root(), root);
  EXPECT_EQ(months(again.statistics.statistics(), "contract_value"), figures);
  EXPECT_EQ(again.submit({example().front()}).front().entry.outcome, Outcome::kDuplicate);
}

TEST(Example, StoredRowsAreThoseOfARebuild) {
  const Directory directory;
  Opened opened(directory.path());
  for (const std::string& line : example()) opened.submit({line});
  projections::storage::StatisticsRunner rebuilt;
  ledger::service::Replayer replayer({&rebuilt});
  const auto& log = opened.ledger->log();
  ASSERT_TRUE(static_cast<bool>(replayer.replay_all(log, log.size())));
  std::vector<ledger::KvRow> stored;
  const auto scanned = log.scan_rows("stat/", [&](ledger::ByteView key, ledger::ByteView value) {
    stored.push_back({std::string(key), std::string(value)});
    return true;
  });
  ASSERT_TRUE(static_cast<bool>(scanned));
  EXPECT_FALSE(stored.empty());
  EXPECT_EQ(stored, rebuilt.rows());
}

}  // namespace
