#include "ledger/model/state/state.h"

#include <algorithm>

#include "ledger/base/sorted.h"

namespace ledger {
namespace {

std::uint32_t table_hash(PatentNumber number) {
  return static_cast<std::uint32_t>(std::hash<PatentNumber>{}(number));
}

// The names of all events, in the order of Body.
template <std::size_t... I>
constexpr auto event_names(std::index_sequence<I...> /*of*/) {
  return std::array{BodyTypeAt<I>::kEvent...};
}
constexpr auto kEventNames = event_names(std::make_index_sequence<kBodyTypes>{});

// Whether `is_wanted` is true for the party, or for one that succeeded it.
template <typename IsWanted>
bool is_or_became(const Parties& parties, PartyIndex party, const IsWanted& is_wanted) {
  if (is_wanted(party)) return true;
  if (parties.at(party).successions.empty()) return false;
  std::vector<PartyIndex> found{party};             // The party and its successors, each once.
  for (std::size_t i = 0; i < found.size(); ++i) {  // Grows.
    for (const Succession& each : parties.at(found[i]).successions) {
      if (is_wanted(each.successor)) return true;
      if (std::ranges::find(found, each.successor) == found.end()) found.push_back(each.successor);
    }
  }
  return false;
}

}  // namespace

const Party* Parties::find(const PartyId& id) const {
  const PartyIndex index = index_.find(ledger::table_hash(id.view()), has(id));
  return index == FlatIndex::kNone ? nullptr : &items_[index];
}

std::optional<PartyIndex> Parties::index_of(const PartyId& id) const {
  const PartyIndex index = index_.find(ledger::table_hash(id.view()), has(id));
  if (index == FlatIndex::kNone) return std::nullopt;
  return index;
}

PartyIndex Parties::intern(const PartyId& id) {
  const auto next = static_cast<PartyIndex>(items_.size());
  const PartyIndex index = index_.find_or_add(ledger::table_hash(id.view()), next, has(id));
  if (index == next) items_.emplace_back().id = id;
  return index;
}

const Patent* Patents::find(PatentNumber number) const {
  const PatentIndex index = index_.find(table_hash(number), has(number));
  return index == FlatIndex::kNone ? nullptr : &items_[index];
}

std::optional<PatentIndex> Patents::index_of(PatentNumber number) const {
  const PatentIndex index = index_.find(table_hash(number), has(number));
  if (index == FlatIndex::kNone) return std::nullopt;
  return index;
}

void Patents::prefetch(PatentNumber number) const { index_.prefetch(table_hash(number)); }

PatentIndex Patents::intern(PatentNumber number) {
  const auto next = static_cast<PatentIndex>(items_.size());
  const PatentIndex index = index_.find_or_add(table_hash(number), next, has(number));
  if (index == next) items_.emplace_back().number = number;
  return index;
}

std::vector<PatentIndex> Patents::inventions_filed_on(Date day,
                                                      std::span<const Owner> owners) const {
  std::vector<PatentIndex> found;
  for (const Owner& owner : owners) {
    auto at = inventions_.lower_bound({day, owner.party, 0});
    for (; at != inventions_.end() && at->day == day && at->owner == owner.party; ++at) {
      found.push_back(at->invention);
    }
  }
  sort_unique(found);
  return found;
}

void Patents::note_filing(PatentIndex index) {
  const Patent& patent = items_[index];
  if (patent.number.type() != PatentType::kInvention || patent.applied == kFirstDay) return;
  for (const Owner& owner : patent.owners) {
    inventions_.insert({patent.applied, owner.party, index});
  }
}

const std::string& Party::name_on(Date day) const {
  if (names.empty()) return name;
  const auto after = std::ranges::upper_bound(names, day, {}, &DatedName::from);
  return after == names.begin() ? names.front().name : std::prev(after)->name;
}

std::string document_key(const Consent& consent) {
  return std::string(consent.party.view()) + '\n' + consent.document;
}

State::State(const State&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(const State&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

State::State() {
  Party& party = parties.at(parties.intern(PartyId("operator")));
  party.is_registered = true;
  party.kind = PartyKind::kOther;
  party.roles = static_cast<std::uint16_t>(1U << static_cast<unsigned>(Role::kOperator));
  party.country = InlineText<2>("CN");
  party.name = "operator";
}

bool State::applies_in(const Licence& licence, const Term& term) const {
  Term days = term;
  const Licence* each = &licence;
  for (int i = 0; i < kParentsMax && each != nullptr && each->is_registered(); ++i) {
    if (days.from > days.until || !each->applies_in(days)) return false;
    if (each->kind != LicenceKind::kSub) return true;
    const Date last = std::min(each->term.until, each->ended.plus_days(-1));
    days = {std::max(days.from, each->term.from), std::min(days.until, last)};
    each = licences.find(each->parent);
  }
  return licence.is_registered();  // A parent that is not registered does not count.
}

bool State::stands_for(PartyIndex source, PartyIndex party) const {
  return is_or_became(parties, party, [source](PartyIndex each) { return each == source; });
}

bool State::has(const PartySet& wanted, PartyIndex party) const {
  return is_or_became(parties, party, [&wanted](PartyIndex each) { return wanted.has(each); });
}

const OpenStatement* State::newest_statement(PatentIndex patent) const {
  const auto found = statements.find(patent);
  if (found == statements.end() || found->second.empty()) return nullptr;
  return &found->second.back();
}

std::string_view State::event_name_at(Seq seq) const {
  if (seq >= types.size() || types[seq] == kNoEvent) return {};
  return kEventNames.at(types[seq]);
}

}  // namespace ledger
