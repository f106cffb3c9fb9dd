#include "ledger/model/fold/naming.h"

#include <algorithm>

#include "ledger/model/state/names.h"

namespace ledger {
namespace {

// The code for each name, in the order of names_in().
struct Codes {
  const std::vector<std::string_view>& names;
  const std::vector<PartyId>& codes;

  void operator()(PartyId& party) const {
    if (!is_published_name(party)) return;
    const auto found = std::ranges::find(names, published_name(party));
    party = codes.at(static_cast<std::size_t>(found - names.begin()));
  }
};

const PartyId& party_of(const PartyId& party) { return party; }
const PartyId& party_of(const OwnerEntry& owner) { return owner.party; }

// Two names may be one party's: it is listed once.
struct EachOnce {
  template <typename T>
  void operator()(std::vector<T>& list) const {
    std::vector<T> once;
    once.reserve(list.size());
    for (const T& item : list) {
      const auto is_same = [&](const T& other) { return party_of(other) == party_of(item); };
      if (std::ranges::none_of(once, is_same)) once.push_back(item);
    }
    list = std::move(once);
  }
};

Body with_codes(const Body& stated, const std::vector<PartyId>& codes) {
  const std::vector<std::string_view> names = names_in(stated);
  LEDGER_ASSERT(names.size() == codes.size());
  Body body = stated;
  const Codes replace{names, codes};
  const EachOnce each_once;
  const auto visit = [&](auto& command) {
    for_each_in<PartyId>(command, replace);
    for_each_in<std::vector<PartyId>>(command, each_once);
    for_each_in<std::vector<OwnerEntry>>(command, each_once);
  };
  std::visit(visit, body);
  return body;
}

// Whose the names are on `day`; none if one is no party's, or that of several.
std::vector<PartyIndex> parties_of(const State& state, const std::vector<std::string_view>& names,
                                   Date day) {
  std::vector<PartyIndex> parties;
  for (const std::string_view name : names) {
    const std::vector<PartyIndex> bearers = bearers_on(state, name, day);
    if (bearers.size() != 1) return {};
    parties.push_back(bearers.front());
  }
  return parties;
}

std::vector<PartyId> codes_of(const State& state, const std::vector<PartyIndex>& parties) {
  std::vector<PartyId> codes;
  codes.reserve(parties.size());
  for (const PartyIndex party : parties) codes.push_back(state.parties.at(party).id);
  return codes;
}

}  // namespace

bool has_names(const Body& body) {
  bool has = false;
  const auto note = [&](const PartyId& party) { has = has || is_published_name(party); };
  std::visit([&](const auto& command) { for_each_in<PartyId>(command, note); }, body);
  return has;
}

std::vector<std::string_view> names_in(const Body& body) {
  std::vector<std::string_view> names;
  const auto note = [&](const PartyId& party) {
    if (!is_published_name(party)) return;
    const std::string_view name = published_name(party);
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  std::visit([&](const auto& command) { for_each_in<PartyId>(command, note); }, body);
  return names;
}

Date naming_day(const Body& body, Instant at) {
  const Date day = effective_day(body, at);
  return std::holds_alternative<PartyRename>(body) ? day.plus_days(-1) : day;
}

std::optional<Body> in_codes(const State& state, const Body& body, Instant at) {
  const std::vector<std::string_view> names = names_in(body);
  const auto parties = parties_of(state, names, naming_day(body, at));
  if (parties.size() != names.size()) return std::nullopt;
  return with_codes(body, codes_of(state, parties));
}

Body as_settled(const State& state, Seq seq, const Body& stated) {
  const auto fact = state.named.find(seq);
  if (fact == state.named.end() || fact->second.waits()) return stated;
  return with_codes(stated, codes_of(state, fact->second.parties));
}

std::vector<PartyIndex> parties_now(const State& state, const NamedFact& fact) {
  std::vector<std::string_view> names;
  names.reserve(fact.names.size());
  for (const std::uint32_t place : fact.names) names.push_back(state.names.at(place).id);
  return parties_of(state, names, fact.day);
}

std::optional<Body> note_named(State& state, Seq seq, const Body& body, Instant at) {
  NamedFact fact;
  fact.day = naming_day(body, at);
  for (const std::string_view name : names_in(body)) {
    const std::uint32_t place = state.names.intern(name);
    fact.names.push_back(place);
    std::vector<Seq>& facts = state.names.at(place).facts;
    const auto at_seq = std::ranges::lower_bound(facts, seq);
    if (at_seq == facts.end() || *at_seq != seq) facts.insert(at_seq, seq);
  }
  fact.parties = parties_now(state, fact);
  if (fact.waits()) state.waiting.insert(seq);
  std::optional<Body> codes;
  if (!fact.waits()) codes = with_codes(body, codes_of(state, fact.parties));
  state.named.insert_or_assign(seq, std::move(fact));
  return codes;
}

void forget_named(State& state, Seq seq) {
  const auto fact = state.named.find(seq);
  if (fact == state.named.end()) return;
  for (const std::uint32_t name : fact->second.names) {
    std::erase(state.names.at(name).facts, seq);
  }
  state.waiting.erase(seq);
  state.named.erase(fact);
}

std::vector<Seq> take_unsettled(State& state) {
  std::vector<Seq> facts;
  for (const std::uint32_t name : state.unsettled) {
    const std::vector<Seq>& with_name = state.names.at(name).facts;
    facts.insert(facts.end(), with_name.begin(), with_name.end());
  }
  state.unsettled.clear();
  const auto by_day = [&](Seq one, Seq other) {
    return std::pair(state.named.at(one).day, one) < std::pair(state.named.at(other).day, other);
  };
  std::ranges::sort(facts, by_day);
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

}  // namespace ledger
