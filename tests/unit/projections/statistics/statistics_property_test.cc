// Random registrations, revisions, cancellations and corrections, in random order: the event basis
// equals the final facts, counted once.

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "tests/unit/projections/bodies.h"

namespace projections::test {
namespace {

using ledger::Seq;

constexpr int kSeeds = 60;
constexpr int kSteps = 120;

// The final facts of a thing, computed without any part of Statistics.
struct Thing {
  Seq registered = 0;
  Seq ended = 0;
  bool is_recorded = false;
  bool is_ended = false;  // Cancelled or revoked.
  ledger::Body body;
  std::string total;                         // Contracts: as revised.
  std::map<std::string, std::int64_t> paid;  // Contracts: fen by month.
};

class Story {
 public:
  explicit Story(unsigned seed) : random_(seed) {}

  void step() {
    switch (pick(10)) {
      case 0:
      case 1:
        return begin_contract();
      case 2:
        return begin_pledge();
      case 3:
        return begin_transfer();
      case 4:
        return revise();
      case 5:
        return pay();
      case 6:
        return end();
      case 7:
        return resume();
      case 8:
        return correct();
      default:
        return retract();
    }
  }

  const Folded& ledger() const { return ledger_; }
  std::string contracts() const;
  std::string receipts() const;
  std::string transfers() const;
  std::string pledges() const;

 private:
  unsigned pick(std::size_t count) { return static_cast<unsigned>(random_() % count); }
  std::string money() { return std::to_string(1 + pick(30'000'000)) + ".50"; }
  std::string past_day() { return "2024-0" + std::to_string(1 + pick(6)) + "-15"; }
  std::string today() {
    ++clock_;
    return ledger::Date{day("2024-07-01").days + clock_}.text();
  }
  std::string new_id() { return std::to_string(things_.size()); }
  Thing* any() { return things_.empty() ? nullptr : &things_[pick(things_.size())]; }

  void begin(ledger::Body body) {
    Thing& thing = things_.emplace_back();
    thing.registered = ledger_.record(today(), body);
    thing.body = std::move(body);
    thing.is_recorded = true;
  }
  void begin_contract() {
    const std::string total = money();
    begin(contract(new_id(), total, past_day()));
    things_.back().total = total;
  }
  void begin_pledge() {
    const std::string bundle = pick(2) == 0 ? "" : std::to_string(pick(3));
    ledger::PledgeRegister body = pledge(new_id(), money(), past_day(), bundle);
    if (pick(3) == 0) body.pledgees = {party("bank-2")};
    begin(body);
  }
  // Each of a patent of its own: none confirms another.
  void begin_transfer() {
    ledger::TransferRegister body = transfer(past_day());
    body.patents = {ledger::PatentNumber::from_key(202'010'000'000 + things_.size()).value()};
    begin(body);
  }

  void revise();
  void pay();
  void end();
  void resume();
  void correct();
  void retract();

  std::mt19937 random_;
  int clock_ = 0;
  Folded ledger_ = with_parties();
  std::vector<Thing> things_;
};

const ledger::ContractRegister* contract_in(const Thing& thing) {
  return std::get_if<ledger::ContractRegister>(&thing.body);
}

void Story::revise() {
  Thing* thing = any();
  if (thing == nullptr || contract_in(*thing) == nullptr || !thing->is_recorded) return;
  thing->total = money();
  ledger_.record(today(), revision(contract_in(*thing)->contract, thing->total));
}

void Story::pay() {
  Thing* thing = any();
  if (thing == nullptr || contract_in(*thing) == nullptr || !thing->is_recorded) return;
  const std::string amount = money();
  const std::string on = past_day();
  thing->paid[on.substr(0, 7)] += yuan(amount).fen;
  ledger_.record(today(), receipt(contract_in(*thing)->contract, amount, on));
}

void Story::end() {
  Thing* thing = any();
  if (thing == nullptr || thing->is_ended || !thing->is_recorded) return;
  if (const auto* body = contract_in(*thing)) {
    thing->ended = ledger_.record(today(), cancellation(body->contract));
  } else if (const auto* pledged = std::get_if<ledger::PledgeRegister>(&thing->body)) {
    thing->ended = ledger_.record(today(), pledge_revocation(pledged->pledge));
  } else {
    return;
  }
  thing->is_ended = true;
}

void Story::resume() {
  Thing* thing = any();
  if (thing == nullptr || !thing->is_ended) return;
  ledger_.retract(today(), thing->ended);
  thing->is_ended = false;
}

// Corrects the registration of a thing, under the same id; later revisions still apply.
void Story::correct() {
  Thing* thing = any();
  if (thing == nullptr || !thing->is_recorded) return;
  if (auto* body = std::get_if<ledger::ContractRegister>(&thing->body)) {
    body->registered = day(past_day());
    body->kind = static_cast<ledger::ContractKind>(1 + pick(5));
  } else if (auto* pledged = std::get_if<ledger::PledgeRegister>(&thing->body)) {
    *pledged = pledge(pledged->pledge, money(), past_day(), std::to_string(pick(3)));
  } else {
    std::get<ledger::TransferRegister>(thing->body).registered = day(past_day());
  }
  ledger_.correct(today(), thing->registered, thing->body);
}

void Story::retract() {
  Thing* thing = any();
  if (thing == nullptr || !thing->is_recorded || pick(3) != 0) return;
  ledger_.retract(today(), thing->registered);
  thing->is_recorded = false;
}

using Counted = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

std::string text_of(const Counted& counted) {
  std::string text;
  for (const auto& [month, figures] : counted) {
    if (figures == std::pair<std::int64_t, std::int64_t>{}) continue;
    if (!text.empty()) text += "; ";
    text += month + " " + std::to_string(figures.first) + " " + ledger::yuan_text(figures.second);
  }
  return text;
}

std::string Story::contracts() const {
  Counted counted;
  for (const Thing& thing : things_) {
    const auto* body = contract_in(thing);
    if (body == nullptr || !thing.is_recorded || thing.is_ended) continue;
    auto& [count, value] = counted[body->registered.text().substr(0, 7)];
    ++count;
    value += yuan(thing.total).fen;
  }
  return text_of(counted);
}

std::string Story::receipts() const {
  std::map<std::string, std::int64_t> paid;
  for (const Thing& thing : things_) {
    if (contract_in(thing) == nullptr || !thing.is_recorded) continue;
    for (const auto& [month, fen] : thing.paid) paid[month] += fen;
  }
  std::string text;
  for (const auto& [month, fen] : paid) {
    text += (text.empty() ? "" : "; ") + month + " " + ledger::yuan_text(fen);
  }
  return text;
}

std::string Story::transfers() const {
  std::map<std::string, int> counted;
  for (const Thing& thing : things_) {
    const auto* body = std::get_if<ledger::TransferRegister>(&thing.body);
    if (body != nullptr && thing.is_recorded) ++counted[body->registered.text().substr(0, 7)];
  }
  std::string text;
  for (const auto& [month, count] : counted) {
    text += (text.empty() ? "" : "; ") + month + " " + std::to_string(count);
  }
  return text;
}

std::string Story::pledges() const {
  std::map<std::string, bool> seen;  // Things are in the order of their seqs.
  Counted counted;
  for (const Thing& thing : things_) {
    const auto* body = std::get_if<ledger::PledgeRegister>(&thing.body);
    if (body == nullptr || !thing.is_recorded || thing.is_ended) continue;
    const std::string key = body->bundle + " " + std::string(body->pledgees.front().view());
    if (!body->bundle.empty() && std::exchange(seen[key], true)) continue;
    auto& [count, value] = counted[body->registered.text().substr(0, 7)];
    ++count;
    value += body->claim->amount.fen;
  }
  return text_of(counted);
}

// The sums over all months, by everything but the month and the basis.
std::map<std::string, cells::Sums> totals(const cells::Cells& cells, cells::Basis basis) {
  std::map<std::string, cells::Sums> totals;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    cells::Cell cell = cells.at(i);
    cell.id.month = {};
    cells::Sums& sums = totals[encode_cell(cell).key];
    for (std::size_t figure = 0; figure < sums.size(); ++figure) {
      sums[figure] += cell.in(basis)[figure];
    }
  }
  return totals;
}

void expect_same(const std::vector<ledger::KvRow>& one, const std::vector<ledger::KvRow>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one[i].key, other[i].key);
    ASSERT_EQ(one[i].value, other[i].value);
  }
}

class Property : public testing::TestWithParam<unsigned> {};

TEST_P(Property, FiguresAreThoseOfTheFinalFacts) {
  Story story(GetParam());
  for (int i = 0; i < kSteps; ++i) story.step();
  const Folded& ledger = story.ledger();
  EXPECT_EQ(ledger.figures("contracts,contract_value"), story.contracts());
  EXPECT_EQ(ledger.figures("receipts"), story.receipts());
  EXPECT_EQ(ledger.figures("transfers"), story.transfers());
  EXPECT_EQ(ledger.figures("pledges,pledge_amount"), story.pledges());
}

TEST_P(Property, BothBasesSumToTheSame) {
  Story story(GetParam());
  for (int i = 0; i < kSteps; ++i) story.step();
  const cells::Cells& cells = story.ledger().statistics().cells();
  EXPECT_EQ(totals(cells, cells::Basis::kEvent), totals(cells, cells::Basis::kBooking));
}

TEST_P(Property, ARebuildGivesTheSameRowsAndSnapshot) {
  Story story(GetParam());
  for (int i = 0; i < kSteps; ++i) story.step();
  const statistics::Statistics rebuilt = story.ledger().rebuilt();
  expect_same(rebuilt.rows(), story.ledger().statistics().rows());
  std::string live;
  story.ledger().statistics().save(live);
  std::string again;
  rebuilt.save(again);
  EXPECT_EQ(live, again);
}

TEST_P(Property, TheJournalSumsToTheCells) {
  Story story(GetParam());
  for (int i = 0; i < kSteps; ++i) story.step();
  cells::Cells cells;
  for (const cells::Posting& posting : story.ledger().postings()) {
    cells.add({posting.month, posting.breakdown, posting.subject}, posting.booked, posting.figures);
  }
  expect_same(cells.rows(), story.ledger().statistics().rows());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Property, testing::Range(1U, 1U + kSeeds));

}  // namespace
}  // namespace projections::test
