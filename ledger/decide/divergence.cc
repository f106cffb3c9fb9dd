#include "ledger/decide/divergence.h"

#include <algorithm>
#include <array>

#include "ledger/decide/correct.h"
#include "ledger/model/commands/groups.h"

namespace ledger {
namespace {

void append(std::vector<Ref>& to, const std::vector<Ref>& refs) {
  to.insert(to.end(), refs.begin(), refs.end());
}

std::vector<Code> difference(const std::vector<Code>& codes, const std::vector<Code>& without) {
  std::vector<Code> rest;
  std::ranges::set_difference(codes, without, std::back_inserter(rest));
  return rest;
}

std::optional<Ref> licence_ref(const State& state, std::string_view id) {
  const Licence* licence = state.licences.find(id);
  if (licence == nullptr) return std::nullopt;
  return Ref{RefKind::kLicence, state.licences.index_of(*licence)};
}

// The right that an event registers, changes or ends.
struct RightOf {
  const State& state;
  Seq seq;

  std::optional<Ref> operator()(const OfLicence auto& body) const {
    return licence_ref(state, body.licence);
  }
  std::optional<Ref> operator()(const OfAcceptance auto& body) const {
    return licence_ref(state, licence_id(body, seq));
  }
  std::optional<Ref> operator()(const OfPledge auto& body) const {
    const Pledge* pledge = state.pledges.find(body.pledge);
    if (pledge == nullptr) return std::nullopt;
    return Ref{RefKind::kPledge, state.pledges.index_of(*pledge)};
  }
  std::optional<Ref> operator()(const OfHold auto& body) const {
    const Hold* hold = state.holds.find(body.hold);
    if (hold == nullptr) return std::nullopt;
    return Ref{RefKind::kHold, state.holds.index_of(*hold)};
  }
  std::optional<Ref> operator()(const OfParty auto& /*body*/) const { return std::nullopt; }
  std::optional<Ref> operator()(const OfPatent auto& /*body*/) const { return std::nullopt; }
  std::optional<Ref> operator()(const OfTransfer auto& /*body*/) const { return std::nullopt; }
  std::optional<Ref> operator()(const OfContract auto& /*body*/) const { return std::nullopt; }
  std::optional<Ref> operator()(const OfEvent auto& /*body*/) const { return std::nullopt; }
  std::optional<Ref> operator()(const OfClock auto& /*body*/) const { return std::nullopt; }
};

std::optional<Ref> right_of(const State& state, const EventInPlace& event) {
  return std::visit(RightOf{state, event.event.seq}, event.body);
}

const PatentList& patents_of(const State& state, Ref right) {
  if (right.kind == RefKind::kLicence) return state.licences.at(right.index).patents;
  if (right.kind == RefKind::kPledge) return state.pledges.at(right.index).patents;
  LEDGER_ASSERT(right.kind == RefKind::kHold);
  return state.holds.at(right.index).patents;
}

Link link_to(Ref right) {
  LEDGER_ASSERT(is_right(right));
  if (right.kind == RefKind::kLicence) return {LinkKind::kLicence, right.index};
  return {right.kind == RefKind::kPledge ? LinkKind::kPledge : LinkKind::kHold, right.index};
}

bool are_statements_equal(const State& one, const State& other, PatentIndex patent) {
  const auto a = one.statements.find(patent);
  const auto b = other.statements.find(patent);
  const bool is_a = a != one.statements.end();
  const bool is_b = b != other.statements.end();
  return is_a && is_b ? a->second == b->second : is_a == is_b;
}

bool are_titles_equal(const State& one, const State& other, PatentIndex patent) {
  const auto a = one.titles.find(patent);
  const auto b = other.titles.find(patent);
  const bool is_a = a != one.titles.end();
  if (is_a != (b != other.titles.end())) return false;
  if (!is_a) return true;
  return std::ranges::equal(a->second, b->second, [&](const TitleStep& x, const TitleStep& y) {
    return x == y && one.deeds.at(x.seq) == other.deeds.at(y.seq);
  });
}

}  // namespace

bool is_of_rights(Code code) {
  constexpr std::array kCodes{Code::kH01, Code::kT04, Code::kL08, Code::kL09, Code::kL10,
                              Code::kP09, Code::kP12, Code::kO06, Code::kO09};
  return std::ranges::find(kCodes, code) != kCodes.end();
}

Divergence::Divergence(State common, const std::optional<EventInPlace>& before,
                       const std::optional<EventInPlace>& after) {
  // The same things have the same indices in both.
  if (before) intern_things(common, before->body, before->event.seq);
  if (after) intern_things(common, after->body, after->event.seq);
  before_ = common;
  after_ = std::move(common);
  if (before) ledger::replay(before_, *before);
  if (after) ledger::replay(after_, *after);
  for (std::uint32_t i = 0; i < after_.licences.size(); ++i) note_parents(i);
  if (before) reach_differing(*before);
  if (after) reach_differing(*after);
}

std::vector<Ref> Divergence::touched_in_both(const EventInPlace& event) const {
  std::vector<Ref> refs = touched(before_, event.body, event.event.seq);
  append(refs, touched(after_, event.body, event.event.seq));
  return refs;
}

void Divergence::reach_differing(const EventInPlace& event) {
  for (const Ref ref : touched_in_both(event)) {
    if (differs(ref)) reach(ref);
  }
}

bool Divergence::differs(Ref ref) const {
  switch (ref.kind) {
    case RefKind::kParty:
      return before_.parties.at(ref.index) != after_.parties.at(ref.index);
    case RefKind::kPatent:
      return before_.patents.at(ref.index) != after_.patents.at(ref.index) ||
             !are_statements_equal(before_, after_, ref.index) ||
             !are_titles_equal(before_, after_, ref.index);
    case RefKind::kLicence:
      return before_.licences.at(ref.index) != after_.licences.at(ref.index);
    case RefKind::kPledge:
      return before_.pledges.at(ref.index) != after_.pledges.at(ref.index);
    case RefKind::kHold:
      return before_.holds.at(ref.index) != after_.holds.at(ref.index);
    case RefKind::kContract:
      break;
  }
  return before_.contracts.at(ref.index) != after_.contracts.at(ref.index);
}

// The thing; of a right also its patents; of a licence also the licences below it.
void Divergence::reach(Ref first) {
  std::vector<Ref> waiting{first};
  while (!waiting.empty()) {
    const Ref ref = waiting.back();
    waiting.pop_back();
    if (!things_.insert(ref).second) continue;
    if (ref.kind == RefKind::kPatent) {
      const PatentNumber number = after_.patents.at(ref.index).number;
      has_invention_ = has_invention_ || number.type() == PatentType::kInvention;
    }
    if (is_right(ref)) reach_patents(ref);
    if (ref.kind != RefKind::kLicence) continue;
    for (const std::uint32_t child : children_[after_.licences.at(ref.index).id]) {
      waiting.push_back({RefKind::kLicence, child});
    }
  }
}

void Divergence::reach_patents(Ref right) {
  const Link link = link_to(right);
  for (const State* state : {&before_, &after_}) {
    for (const PatentIndex patent : patents_of(*state, right)) {
      reach({RefKind::kPatent, patent});
      std::vector<Link>& links = links_[patent];
      if (std::ranges::find(links, link) == links.end()) links.push_back(link);
    }
  }
}

void Divergence::note_parents(std::uint32_t licence) {
  for (const State* state : {&before_, &after_}) {
    const std::string& parent = state->licences.at(licence).parent;
    if (parent.empty()) continue;
    children_[parent].insert(licence);
    if (is_reached(licence_ref(*state, parent))) reach({RefKind::kLicence, licence});
  }
}

void Divergence::replay(const EventInPlace& event) {
  ledger::replay(before_, event);
  ledger::replay(after_, event);
  const std::optional<Ref> right = right_of(after_, event);
  if (!right) return;
  if (right->kind == RefKind::kLicence) note_parents(right->index);
  if (is_reached(right)) reach_patents(*right);
}

bool Divergence::can_be_decided_differently(const EventInPlace& event,
                                            const std::vector<Ref>& about) const {
  if (is_none()) return false;
  if (things_.begin()->kind == RefKind::kParty) return true;  // Any list may name it.
  if (has_invention_ && names_pledged_patents(event.body)) return true;
  return is_reached(licence_ref(after_, parent_in(event.body))) ||
         std::ranges::any_of(about, [this](Ref ref) { return is_reached(ref); });
}

// As if the patents of the event had no rights but those among the things. Each right is a ground
// of its own, or none.
std::vector<Code> Divergence::codes_by_things(State& state, const EventInPlace& event,
                                              const std::vector<Ref>& about) const {
  std::vector<std::pair<PatentIndex, std::vector<Link>>> all_links;
  for (const Ref ref : about) {
    if (ref.kind != RefKind::kPatent) continue;
    const auto found = links_.find(ref.index);
    std::vector<Link> links = found == links_.end() ? std::vector<Link>() : found->second;
    std::swap(links, state.patents.at(ref.index).links);
    all_links.emplace_back(ref.index, std::move(links));
  }
  std::vector<Code> codes = codes_against(state, event);
  for (auto at = all_links.rbegin(); at != all_links.rend(); ++at) {
    state.patents.at(at->first).links = std::move(at->second);
  }
  return codes;
}

// An announcement makes of the statement what it is: any right on the patent may be a ground
// against it.
bool Divergence::announces_another(const EventInPlace& event) const {
  const auto* announce = std::get_if<OpenLicenceAnnounce>(&event.body);
  if (announce == nullptr) return false;
  const auto patent = after_.patents.index_of(announce->patent);
  return patent && !are_statements_equal(before_, after_, *patent);
}

std::vector<Code> Divergence::codes_added(const EventInPlace& event) {
  const std::vector<Ref> about = touched_in_both(event);
  if (!can_be_decided_differently(event, about)) return {};
  // What the event makes of its right, what its licence is below, or whether it states again what
  // is known differs: so may the ground that any right on its patents is.
  if (is_reached(right_of(after_, event)) ||
      is_reached(licence_ref(after_, parent_in(event.body))) || announces_another(event) ||
      confirms(before_, event) != confirms(after_, event)) {
    return difference(codes_against(after_, event), codes_against(before_, event));
  }
  const std::vector<Code> added =
      difference(codes_by_things(after_, event, about), codes_by_things(before_, event, about));
  const bool may_be_of_others = std::ranges::any_of(added, is_of_rights);
  return may_be_of_others ? difference(added, codes_against(before_, event)) : added;
}

}  // namespace ledger
