#include "ledger/model/state.h"

#include <algorithm>

namespace ledger {
namespace {

constexpr PatentIndex kEmpty = 0xFFFF'FFFFU;
constexpr std::size_t kSlotsMin = 1024;

// The names of all events, in the order of Body.
template <std::size_t... I>
constexpr auto event_names(std::index_sequence<I...> /*of*/) {
  return std::array{std::variant_alternative_t<I, Body>::kEvent...};
}
constexpr auto kEventNames = event_names(std::make_index_sequence<std::variant_size_v<Body>>{});

}  // namespace

const Party* Parties::find(const PartyId& id) const {
  const PartyIndex index = find(id, hash_of(id.view()));
  return index == FlatIndex::kNone ? nullptr : &items_[index];
}

std::optional<PartyIndex> Parties::index_of(const PartyId& id) const {
  const PartyIndex index = find(id, hash_of(id.view()));
  if (index == FlatIndex::kNone) return std::nullopt;
  return index;
}

PartyIndex Parties::intern(const PartyId& id) {
  const std::uint32_t hash = hash_of(id.view());
  if (const PartyIndex found = find(id, hash); found != FlatIndex::kNone) return found;
  const auto index = static_cast<PartyIndex>(items_.size());
  items_.emplace_back();
  items_.back().id = id;
  index_.add(hash, index);
  return index;
}

const Patent* Patents::find(PatentNumber number) const {
  const auto index = index_of(number);
  return index ? &items_[*index] : nullptr;
}

std::optional<PatentIndex> Patents::index_of(PatentNumber number) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = std::hash<PatentNumber>{}(number)&mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == kEmpty) return std::nullopt;
    if (items_[slots_[slot]].number == number) return slots_[slot];
  }
}

void Patents::fetch(PatentNumber number) const {
  if (slots_.empty()) return;
  touch(&slots_[std::hash<PatentNumber>{}(number) & (slots_.size() - 1)]);
}

PatentIndex Patents::intern(PatentNumber number) {
  if (const auto index = index_of(number)) return *index;
  if ((items_.size() + 1) * 2 > slots_.size()) grow();
  const auto index = static_cast<PatentIndex>(items_.size());
  items_.emplace_back();
  items_.back().number = number;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<PatentNumber>{}(number)&mask;
  while (slots_[slot] != kEmpty) slot = (slot + 1) & mask;
  slots_[slot] = index;
  return index;
}

void Patents::note_filing(PatentIndex index) {
  const Patent& patent = items_[index];
  if (patent.number.type() != PatentType::kInvention) return;
  inventions_.emplace(patent.applied, index);
}

void Patents::grow() {
  slots_.assign(std::max(kSlotsMin, slots_.size() * 2), kEmpty);
  const std::size_t mask = slots_.size() - 1;
  for (PatentIndex index = 0; index < items_.size(); ++index) {
    std::size_t slot = std::hash<PatentNumber>{}(items_[index].number) & mask;
    while (slots_[slot] != kEmpty) slot = (slot + 1) & mask;
    slots_[slot] = index;
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

bool State::stands_in(const Licence& licence, const Term& term) const {
  Term days = term;
  const Licence* each = &licence;
  for (int i = 0; i < kParentsMax && each != nullptr && each->by != 0; ++i) {
    if (days.from > days.until || !each->stands_in(days)) return false;
    if (each->kind != LicenceKind::kSub) return true;
    const Date last = std::min(each->term.until, each->ended.plus_days(-1));
    days = {std::max(days.from, each->term.from), std::min(days.until, last)};
    each = licences.find(each->parent);
  }
  return licence.by != 0;  // Under a parent that nobody recorded it stands alone.
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
