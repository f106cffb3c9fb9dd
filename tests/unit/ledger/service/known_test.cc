// The state at an older position is that of a ledger with that prefix alone.

#include "ledger/service/replay/history.h"
#include "projections/rights/rights.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::months;
using testing_ledger::Opened;

constexpr auto kIndicators = std::to_array<std::string_view>(
    {"contracts", "contract_value", "technology_value", "receipts", "transfers", "licences",
     "open_licences", "pledges", "pledge_amount", "pledged_patents", "patents_transferred",
     "patents_licensed"});

// All views of a patent, as text.
std::string text_of(const ledger::State& state, ledger::PatentIndex index,
                    const ledger::EntryAt& entries) {
  const auto history = ledger::service::history_of_patent(state, index, entries);
  if (!history) return history.error().context;
  const ledger::Date on = *ledger::Date::parse("2025-01-15");
  const auto number = state.patents.at(index).number;
  auto view = projections::rights::rights_effective(state, number, *history, on);
  if (!view) return "not there";
  std::string text = number.text() + " v" + std::to_string(view->version);
  for (const auto& owner : view->owners) {
    text += " " + std::string(owner.party.view()) + " " + owner.share.text();
  }
  for (const auto& encumbrance : view->encumbrances) text += " " + encumbrance.id;
  for (const auto& event : view->timeline) text += " " + event.event.text() + event.en;
  return text;
}

TEST(Known, EachPrefixOfTheExample) {
  const Directory whole_directory;
  Opened whole(whole_directory.path());
  whole.submit(example());

  const Directory prefix_directory;
  Opened prefix(prefix_directory.path());
  ledger::Seq size = 0;
  for (const std::string& line : example()) {
    prefix.submit({line});
    ++size;
    projections::storage::StatisticsRunner statistics;
    ledger::service::Replayer replayer({&statistics});
    ASSERT_TRUE(static_cast<bool>(replayer.replay(whole.ledger->log(), size)));
    for (const std::string_view indicator : kIndicators) {
      for (const auto basis :
           {projections::cells::Basis::kEvent, projections::cells::Basis::kBooking}) {
        EXPECT_EQ(months(statistics.statistics(), indicator, basis),
                  months(prefix.statistics.statistics(), indicator, basis))
            << indicator << " at " << size;
      }
    }
    const ledger::State& then = prefix.ledger->state();
    ASSERT_EQ(replayer.state().patents.size(), then.patents.size());
    for (ledger::PatentIndex i = 0; i < then.patents.size(); ++i) {
      EXPECT_EQ(text_of(replayer.state(), i, whole.ledger->entries()),
                text_of(then, i, prefix.ledger->entries()));
    }
    const auto root = whole.ledger->log().root_at(size);
    ASSERT_TRUE(static_cast<bool>(root));
    EXPECT_EQ(ledger::hex(*root), prefix.root());
  }
}

TEST(Known, ASnapshotChangesNothing) {
  const auto lines = example();
  for (std::size_t cut = 0; cut <= lines.size(); cut += 7) {
    const Directory directory;
    std::string root;
    {
      Opened opened(directory.path());
      for (std::size_t i = 0; i < cut; ++i) opened.submit({lines[i]});
      projections::storage::StatisticsRunner statistics;
      ledger::service::Replayer replayer({&statistics});
      ASSERT_TRUE(static_cast<bool>(replayer.replay_all(opened.ledger->log(), cut)));
      const bool is_saved = cut == 0 || static_cast<bool>(replayer.save(opened.ledger->log()));
      ASSERT_TRUE(is_saved);
      for (std::size_t i = cut; i < lines.size(); ++i) opened.submit({lines[i]});
      root = opened.root();
    }
    Opened again(directory.path());
    EXPECT_EQ(again.root(), root);
    EXPECT_EQ(months(again.statistics.statistics(), "contract_value"),
              "2024-07 1200000.00;2024-08 300000.00;2024-09 920000.00;2024-11 230000.00;");
    EXPECT_EQ(again.submit({lines[30]}).front().entry.outcome, ledger::Outcome::kDuplicate);
  }
}

}  // namespace
