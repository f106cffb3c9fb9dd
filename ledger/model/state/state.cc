#include "ledger/model/state/state.h"

#include <algorithm>

namespace ledger {
namespace {

std::uint32_t table_hash(PatentNumber number) {
  return static_cast<std::uint32_t>(std::hash<PatentNumber>{}(number));
}

// The names of all events, in the order of Body.
template <std::size_t... I>
constexpr auto event_names(std::index_sequence<I...> /*of*/) {
  return std::array{std::variant_alternative_t<I, Body>::kEvent...};
}
constexpr auto kEventNames = event_names(std::make_index_sequence<std::variant_size_v<Body>>{});

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
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Patents::note_filing(PatentIndex index) {
  const Patent& patent = items_[index];
  if (patent.number.type() != PatentType::kInvention || patent.applied == kFirstDay) return;
  for (const Owner& owner : patent.owners) {
    inventions_.insert({patent.applied, owner.party, index});
  }
}

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
