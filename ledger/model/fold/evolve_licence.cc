// Events of licences and open-licence statements.

#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

void fill(State& state, Licence& licence, const LicenceRecord& body) {
  licence.kind = body.kind;
  licence.territory = body.territory;
  licence.term = {body.from, body.until};
  licence.recorded = body.recorded;
  licence.patents = intern_all(state.patents, body.patents);
  licence.licensors = intern_all(state.parties, body.licensors);
  licence.licensees = intern_all(state.parties, body.licensees);
  licence.fields_of_use = body.fields_of_use;
  licence.carve_out = body.carve_out;
  licence.parent = body.parent;
  licence.contract = body.contract;
}

// Applies the fields that a change sets.
void change(State& state, Licence& licence, const Partial<LicenceRecord>& set) {
  const LicenceRecord& to = set.values;
  if (set.sets(&LicenceRecord::kind)) licence.kind = to.kind;
  if (set.sets(&LicenceRecord::territory)) licence.territory = to.territory;
  if (set.sets(&LicenceRecord::from)) licence.term.from = to.from;
  if (set.sets(&LicenceRecord::until)) licence.term.until = to.until;
  if (set.sets(&LicenceRecord::recorded)) licence.recorded = to.recorded;
  if (set.sets(&LicenceRecord::patents)) licence.patents = intern_all(state.patents, to.patents);
  if (set.sets(&LicenceRecord::licensors))
    licence.licensors = intern_all(state.parties, to.licensors);
  if (set.sets(&LicenceRecord::licensees))
    licence.licensees = intern_all(state.parties, to.licensees);
  if (set.sets(&LicenceRecord::fields_of_use)) licence.fields_of_use = to.fields_of_use;
  if (set.sets(&LicenceRecord::carve_out)) licence.carve_out = to.carve_out;
  if (set.sets(&LicenceRecord::parent)) licence.parent = to.parent;
  if (set.sets(&LicenceRecord::contract)) licence.contract = to.contract;
}

std::vector<OpenStatement>* statements_of(FoldScope& scope, PatentNumber number, Seq seq) {
  const PatentIndex index = scope.state().patents.intern(number);
  if (scope.patent(index, seq) == nullptr) return nullptr;
  return &scope.state().statements[index];
}

}  // namespace

void apply(FoldScope& scope, const EventContext& event, const LicenceRecord& body) {
  State& state = scope.state();
  const std::uint32_t index = state.licences.intern(body.licence);
  note_patents(scope, state.licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) {
    clear_facts(*licence);  // A number that the office records again replaces the old recordation.
    fill(state, *licence, body);
    licence->is_recorded = true;
    licence->registered_by = event.seq;
  }
  link_patents(scope, intern_all(state.patents, body.patents), {LinkKind::kLicence, index},
               event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const LicenceChange& body) {
  State& state = scope.state();
  const std::uint32_t index = state.licences.intern(body.licence);
  note_patents(scope, state.licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) change(state, *licence, body.set);
  link_patents(scope, intern_all(state.patents, body.set.values.patents),
               {LinkKind::kLicence, index}, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const LicenceCancel& body) {
  const std::uint32_t index = scope.state().licences.intern(body.licence);
  note_patents(scope, scope.state().licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) licence->ended = body.on;
}

void apply(FoldScope& scope, const EventContext& event, const LicenceRevoke& body) {
  const std::uint32_t index = scope.state().licences.intern(body.licence);
  note_patents(scope, scope.state().licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) licence->is_revoked = true;
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceDeclare& body) {
  auto* statements = statements_of(scope, body.patent, event.seq);
  if (statements == nullptr) return;
  statements->push_back({.declared = body.declared,
                         .announced = body.announced.value_or(kLastDay),
                         .until = body.until,
                         .form = body.fee.form,
                         .amount = body.fee.amount ? body.fee.amount : body.fee.total,
                         .currency = body.fee.currency.value_or(Currency{}),
                         .exchange = body.fee.exchange,
                         .is_per_year = body.fee.per == "licensee-year",
                         .stated_by = event.seq});
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceAnnounce& body) {
  auto* statements = statements_of(scope, body.patent, event.seq);
  if (statements == nullptr || statements->empty()) return;
  if (statements->back().announced == kLastDay) statements->back().announced = body.announced;
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceWithdraw& body) {
  auto* statements = statements_of(scope, body.patent, event.seq);
  if (statements == nullptr || statements->empty()) return;
  // The newest one in force; a proposal is not in force.
  const auto ends = [&](const OpenStatement& statement) {
    return statement.is_active_on(body.announced.plus_days(-1));
  };
  const auto found = std::find_if(statements->rbegin(), statements->rend(), ends);
  (found == statements->rend() ? statements->back() : *found).withdrawn = body.announced;
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceAccept& body) {
  State& state = scope.state();
  const PatentIndex patent = state.patents.intern(body.patent);
  const std::uint32_t index = state.licences.intern(licence_id(body, event.seq));
  note_patents(scope, state.licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) {
    clear_facts(*licence);
    licence->is_recorded = body.recorded.has_value();
    licence->is_open = true;
    licence->kind = LicenceKind::kOrdinary;
    licence->territory = Territory::china();
    licence->term = {body.from, body.until};
    licence->recorded = body.recorded.value_or(Date{});
    licence->registered_by = event.seq;
    licence->patents = PatentList({patent});
    licence->licensees = {state.parties.intern(body.licensee)};
    for (const Owner& owner : state.patents.at(patent).owners) {
      licence->licensors.push_back(owner.party);
    }
  }
  link_patents(scope, {&patent, 1}, {LinkKind::kLicence, index}, event.seq);
}

}  // namespace ledger
