// Events of parties and patents.

#include "ledger/base/sorted.h"
#include "ledger/model/fold/confirm.h"
#include "ledger/model/fold/scope.h"
#include "ledger/model/state/names.h"
#include "ledger/model/state/title.h"

namespace ledger {
namespace {

std::vector<Claimant> claimants_of(Parties& parties, const std::vector<OwnerEntry>& entries) {
  std::vector<Claimant> claimants;
  claimants.reserve(entries.size());
  for (const OwnerEntry& entry : entries) {
    claimants.push_back({parties.intern(entry.party), entry.share});
  }
  return claimants;
}

template <std::size_t N>
InlineText<N> truncated(std::string_view text) {
  return InlineText<N>(text.substr(0, N));
}

std::string_view class_of(const std::string& ipc, const std::string& locarno) {
  return ipc.empty() ? locarno : ipc;
}

// Kind, country and district, or class and industry, as they were stated before an event; empty if
// they were not.
std::optional<PartyClass> class_of(const Party& party) {
  if (!party.is_registered) return std::nullopt;
  return PartyClass{0, kFirstDay, party.kind, party.country, party.district};
}
std::optional<PatentClass> class_of(const Patent& patent) {
  if (!patent.created_by.has_value() && !patent.classified_by.has_value()) return std::nullopt;
  return PatentClass{0, kFirstDay, patent.main_class, patent.industry};
}

// Adds what the event states of it; `before` is class_of() before the event.
template <typename Thing, typename Class>
void note_class(Thing& thing, const std::optional<Class>& before, const EventContext& event) {
  Class now = *class_of(thing);
  if (!before) return;
  now.stated_by = event.seq;
  now.from = event.at.day();
  add_class(thing.classes, *before, now);
}

void note_filing(Patents& patents, const Patent& patent) {
  patents.note_filing(patents.index_of(patent));
}

// A name holds from its day until that of the next one.
void name_from(Party& party, Date from, const std::string& name) {
  if (party.names.empty()) party.names.push_back({kFirstDay, party.name});
  const auto place = std::ranges::upper_bound(party.names, from, {}, &DatedName::from);
  party.names.insert(place, {from, name});
  party.name = party.names.back().name;
}

Deed beginning(std::vector<Claimant> owners, bool has_agreement) {
  Deed deed;
  deed.to = std::move(owners);
  deed.is_fact = true;
  deed.has_agreement = has_agreement;
  return deed;
}

// The history of a patent that has owners, but was only granted.
void begin_history(State& state, const Patent& patent, TitleHistory& steps) {
  if (!steps.empty() || !patent.created_by.has_value()) return;
  std::vector<Claimant> owners;
  owners.reserve(patent.owners.size());
  for (const Owner& owner : patent.owners) {
    owners.push_back({owner.party, owner.is_stated ? std::optional(owner.share) : std::nullopt});
  }
  const Seq seq = *patent.created_by;
  state.deeds.insert_or_assign(seq, beginning(std::move(owners), patent.has_agreement));
  add_step(state.deeds, steps, patent.granted, seq);
}

// A concluded open licence is of those who own the patent when its term begins.
void refresh_licensors(State& state, const Patent& patent) {
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kLicence) continue;
    Licence& licence = state.licences.at(link.index);
    const bool is_open = licence.is_open && licence.is_registered();
    if (is_open && is_on(licence, index) && !licence.has_changed_parties()) {
      licence.licensors = owners_on(state, index, licence.term.from);
    }
  }
}

// A new owner has declared nothing: the statements of the earlier ones end, and licences that were
// concluded remain (PL 50).
void end_statements(State& state, const Patent& patent, Date on) {
  const auto found = state.statements.find(state.patents.index_of(patent));
  if (found == state.statements.end()) return;
  for (OpenStatement& statement : found->second) {
    statement.withdrawn = std::min(statement.withdrawn, on);
  }
}

// From the title, step by step.
void derive_tenures(Patent& patent, const TitleHistory& steps, bool is_appended) {
  std::size_t first = steps.size() - 1;
  if (!is_appended) {
    patent.tenures.clear();
    first = 1;
  }
  for (std::size_t i = std::max<std::size_t>(first, 1); i < steps.size(); ++i) {
    note_tenures(patent.tenures, steps[i - 1].after, steps[i].after, steps[i].day);
  }
}

bool has_new_owner(const TitleHistory& steps, std::size_t place) {
  if (place == 0) return false;
  const PartySet before = parties_of(steps[place - 1].after);
  return std::ranges::any_of(steps[place].after,
                             [&](const Owner& owner) { return !before.has(owner.party); });
}

// Adds the step of event `seq`, whose deed is known.
void change_title(State& state, Patent& patent, Date day, Seq seq) {
  TitleHistory& steps = state.titles[state.patents.index_of(patent)];
  begin_history(state, patent, steps);
  add_step(state.deeds, steps, day, seq);
  const TitleStep& last = steps.back();
  derive_tenures(patent, steps,
                 last.seq == seq && (steps.size() == 1 || steps[steps.size() - 2].day < day));
  const auto added = std::ranges::find(steps, seq, &TitleStep::seq);
  const auto place = static_cast<std::size_t>(added - steps.begin());
  if (!state.deeds.at(seq).is_beginning() && has_new_owner(steps, place)) {
    end_statements(state, patent, day);
  }
  patent.owners = last.after;
  patent.title_by = last.title_by;
  patent.has_agreement = last.has_agreement;
  refresh_licensors(state, patent);
  note_filing(state.patents, patent);
}

void grant_title(FoldScope& scope, Patent& patent, const PatentGrant& body, Seq seq) {
  State& state = scope.state();
  std::vector<Claimant> owners = claimants_of(state.parties, body.owners);
  const bool is_first =
      !patent.created_by.has_value() && !state.titles.contains(state.patents.index_of(patent));
  if (!is_first) {
    state.deeds.insert_or_assign(seq, beginning(std::move(owners), body.co_ownership_agreement));
    return change_title(state, patent, body.granted, seq);
  }
  auto complete = complete_shares(owners);
  patent.owners = complete ? std::move(*complete) : in_equal_shares(owners);
  patent.title_by = seq;
  patent.has_agreement = body.co_ownership_agreement;
  refresh_licensors(state, patent);
  note_filing(state.patents, patent);
}

}  // namespace

std::vector<PartyIndex> owners_on(const State& state, PatentIndex patent, Date day) {
  const auto title = state.titles.find(patent);
  if (title != state.titles.end()) return owners_on(title->second, day);
  std::vector<PartyIndex> owners;
  for (const Owner& owner : state.patents.at(patent).owners) owners.push_back(owner.party);
  return owners;
}

void apply(FoldScope& scope, const EventContext& event, const PartyRegister& body) {
  const PartyIndex index = scope.state().parties.intern(body.party);
  Party* party = scope.party(index, event.seq);
  if (party == nullptr) return;
  unsettle_name(scope.state(), party->name);
  const bool is_back = !party->is_registered && party->history.size() > 1;
  if (is_back) unsettle_names_of(scope.state(), index);
  note_bearer(scope.state(), body.name, index);
  const auto before = class_of(*party);
  party->is_registered = true;
  party->kind = body.kind;
  party->country = truncated<2>(body.country);
  party->district = truncated<6>(body.district);
  note_class(*party, before, event);
  party->name = body.name;
  if (!party->names.empty()) {
    // A change of the name may be at an earlier position than the first registration (naming.h).
    (before ? party->names.back() : party->names.front()).name = body.name;
    party->name = party->names.back().name;
  }
  party->registered_by = event.seq;
  party->roles = 0;
  for (const Role role : body.roles) {
    party->roles = static_cast<std::uint16_t>(party->roles | 1U << static_cast<unsigned>(role));
  }
}

void apply(FoldScope& scope, const EventContext& event, const PartyRename& body) {
  const PartyIndex index = scope.state().parties.intern(body.party);
  Party* party = scope.party(index, event.seq);
  if (party == nullptr) return;
  unsettle_name(scope.state(), party->name_on(body.from));
  note_bearer(scope.state(), body.name, index);
  name_from(*party, body.from, body.name);
}

void apply(FoldScope& scope, const EventContext& event, const PartySucceed& body) {
  Parties& parties = scope.state().parties;
  const PartyIndex successor = parties.intern(body.successor);
  Party* party = scope.party(parties.intern(body.party), event.seq);
  if (party != nullptr) party->successions.push_back({successor, body.on, event.seq});
}

void apply(FoldScope& scope, const EventContext& event, const GazetteMap& body) {
  const Party* party = scope.party(scope.state().parties.intern(body.party), event.seq);
  if (party != nullptr) note_map(scope.state(), body, event.seq);
}

// After the grant it adds what only an application states.
void apply(FoldScope& scope, const EventContext& event, const PatentApply& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  const auto before = class_of(*patent);
  State& state = scope.state();
  patent->applied = body.filed;
  if (patent->stage != Stage::kGranted) {
    patent->stage = Stage::kPending;
    patent->filed = body.filed;
    if (!patent->classified_by.has_value() || patent->created_by.has_value()) {
      patent->main_class = truncated<15>(class_of(body.ipc, body.locarno));
      patent->industry = truncated<7>(body.industry);
    }
  }
  state.deeds.insert_or_assign(event.seq,
                               beginning(claimants_of(state.parties, body.applicants), false));
  change_title(state, *patent, body.filed, event.seq);
  if (patent->stage != Stage::kGranted) patent->created_by = event.seq;
  note_class(*patent, before, event);
}

void apply(FoldScope& scope, const EventContext& event, const PatentGrant& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  const auto before = class_of(*patent);
  const bool was_unborn = patent->stage == Stage::kUnborn;
  // With the day of the grant that is known.
  if (patent->created_by.has_value()) {
    const PatentIndex index = scope.state().patents.index_of(*patent);
    begin_history(scope.state(), *patent, scope.state().titles[index]);
  }
  patent->stage = Stage::kGranted;
  patent->filed = body.filed;
  patent->granted = body.granted;
  if (!was_unborn || !patent->classified_by.has_value()) {
    patent->main_class = truncated<15>(class_of(body.ipc, body.locarno));
    if (!body.industry.empty()) patent->industry = truncated<7>(body.industry);
  }
  patent->evaluation_report = body.evaluation_report;
  patent->is_funded = body.funding.has_value();
  grant_title(scope, *patent, body, event.seq);
  patent->created_by = event.seq;
  note_class(*patent, before, event);
}

void apply(FoldScope& scope, const EventContext& event, const PatentExtend& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->extended_until = body.until;
}

void apply(FoldScope& scope, const EventContext& event, const PatentClassify& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  const auto before = class_of(*patent);
  if (!body.ipc.empty()) patent->main_class = truncated<15>(body.ipc);
  if (!body.industry.empty()) patent->industry = truncated<7>(body.industry);
  if (body.export_control != ExportControl::kUnset) patent->export_control = body.export_control;
  patent->classified_by = event.seq;
  if (!body.ipc.empty() || !body.industry.empty()) note_class(*patent, before, event);
}

void apply(FoldScope& scope, const EventContext& event, const TransferRegister& body) {
  State& state = scope.state();
  Deed deed;
  deed.from = intern_all(state.parties, body.from);
  sort_unique(deed.from);
  deed.to = claimants_of(state.parties, body.to);
  deed.patents = key_of(body.patents);
  deed.source = state.parties.intern(event.source);
  deed.is_fact = event.is_fact;
  deed.is_whole = body.extent == TransferExtent::kWhole;
  deed.has_extent = body.extent != TransferExtent::kUnset;
  state.deeds.insert_or_assign(event.seq, std::move(deed));
  note_rate(state, event.seq, body.fee);
  for (const PatentNumber number : body.patents) {
    Patent* patent = scope.patent(number, event.seq);
    if (patent != nullptr) change_title(state, *patent, body.registered, event.seq);
  }
}

void apply(FoldScope& scope, const EventContext& event, const UseReport& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->is_used = true;
}

void apply(FoldScope& scope, const EventContext& event, const UseJustify& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->justified_until = body.until;
}

}  // namespace ledger
