#include "connectors/generator/generator.h"

#include "connectors/generator/acts/acts.h"
#include "ledger/base/assert.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::generator {
namespace {

// Relative frequencies, set here so that the counted figures have the published proportions
// (law.md §7.1): contracts, transfers and licences are most. About three submissions in a hundred
// are unlawful; that share is set here.
struct WeightedAct {
  std::uint16_t weight = 0;
  bool (*act)(City& city) = nullptr;
};
constexpr auto kActs = std::to_array<WeightedAct>({
    {140, pay_annuity},
    {14, miss_annuity},
    {7, pay_missed},
    {5, lapse},
    {2, restore},
    {6, abandon},
    {4, expire},
    {4, dispute_ownership},
    {4, preserve},
    {5, resume},
    {7, request_invalidation},
    {6, decide_invalidation},
    {3, extend},
    {6, classify},
    {50, report_use},
    {5, justify},
    {20, grant_application},
    {4, transfer_application},
    {62, transfer_other},
    {8, transfer_abroad},
    {16, change_co_owners},
    {1, office_transfers_pledged},
    {80, open_transfer_deal},
    {72, open_licence_deal},
    {150, register_deal},
    {60, other_contract},
    {10, recognise_open_licence},
    {40, revise_contract},
    {7, cancel_contract},
    {60, receive_payment},
    {70, license},
    {8, sublicense},
    {12, change_licence},
    {14, cancel_licence},
    {3, revoke_licence},
    {76, pledge},
    {3, pledge_contested},
    {14, change_pledge},
    {58, cancel_pledge},
    {2, revoke_pledge},
    {5, default_on_pledge},
    {12, realise_pledge},
    {20, declare_open},
    {26, announce_open},
    {26, accept_open},
    {5, withdraw_open},
    {9, place_hold},
    {9, release_hold},
    {8, correct_contract},
    {3, correct_transfer},
    {3, correct_licence},
    {3, correct_pledge},
    {3, retract_contract},
    {3, retract_transfer},
    {7, resend},
    {3, resend_changed},
    {36, break_law},
});

constexpr auto weights_of_acts() {
  std::array<std::uint16_t, kActs.size()> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = kActs[i].weight;
  return weights;
}
constexpr auto kWeights = weights_of_acts();

// Six patents in ten were granted before the ledger opened.
std::uint64_t stock_of(const Plan& plan) { return std::uint64_t{plan.patents} * 6 / 10; }

}  // namespace

Generator::Generator(const Plan& plan)
    : plan_(plan),
      city_(plan),
      parties_(city_.parties.count()),
      stock_(stock_of(plan)),
      total_(parties_ + plan.events),
      calendar_(parties_, stock_, plan.events - stock_),
      closed_{ledger::Month::of(kOpened).index - 1} {
  LEDGER_ASSERT(plan.patents < plan.events);
}

std::optional<Generated> Generator::next() {
  if (city_.outbox.empty()) {
    if (city_.next_seq() == total_) return std::nullopt;
    make();
  }
  Generated first = std::move(city_.outbox.front());
  city_.outbox.pop_front();
  return first;
}

void Generator::make() {
  const std::uint64_t seq = city_.next_seq();
  city_.now = calendar_.at(seq);
  city_.remaining = total_ - seq;
  if (seq < parties_) return register_party(city_, static_cast<CityParty>(seq));
  if (seq < parties_ + stock_) return grant_stock(city_);
  if (closes_month()) return;
  // Spreads the remaining grants evenly over the remaining submissions.
  const std::uint32_t patents_left = plan_.patents - city_.patents.size();
  if (city_.random.below(static_cast<std::uint32_t>(city_.remaining)) < patents_left) {
    return grant_or_apply(city_);
  }
  act();
}

// Moves the calendar to today, if a month can be closed that is not.
bool Generator::closes_month() {
  constexpr int kCloseDay = 10;  // Of the next month: docs/law.md §7.5.
  const ledger::Month last{ledger::Month::of(city_.today().plus_days(1 - kCloseDay)).index - 1};
  const bool has_room = city_.remaining > plan_.patents - city_.patents.size();
  if (last <= closed_ || !has_room) return false;
  closed_ = last;
  city_.record(city_.bureau(), ledger::ClockDay{city_.today()});
  return true;
}

void Generator::act() {
  constexpr int kTries = 40;
  for (int i = 0; i < kTries && city_.outbox.empty(); ++i) {
    kActs.at(city_.random.pick(kWeights)).act(city_);
  }
  if (city_.outbox.empty()) other_contract(city_);  // It needs no patent.
  LEDGER_ASSERT(!city_.outbox.empty());
}

std::string Generator::expected_json() const {
  ledger::codec::JsonWriter json;
  json.open('{');
  json.member("patents", plan_.patents);
  json.member("events", plan_.events);
  json.member("seed", plan_.seed);
  expected().write_members(json);
  json.close('}');
  return std::move(json).finish() + "\n";
}

}  // namespace connectors::generator
