// Events of licences and open-licence statements.

#include "ledger/model/fold/confirm.h"
#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

// Sets fields of a licence as of a day and an event: a field that was changed later retains its
// value.
class LicenceSetter {
 public:
  LicenceSetter(State& state, Licence& licence, Date on, Seq seq)
      : state_(state), licence_(licence), on_(on), seq_(seq) {}

  // The fields of `to` whose bits are in `fields`.
  void set(const LicenceRecord& to, std::uint64_t fields) {
    using R = LicenceRecord;
    set_terms(to, fields);
    if (sets(fields, &R::recorded)) {
      licence_.recorded = to.recorded;
      if (!licence_.knows(&R::from)) licence_.term.from = to.recorded;
    }
    if (sets(fields, &R::patents)) licence_.patents = intern_all(state_.patents, to.patents);
    if (sets(fields, &R::licensors)) licence_.licensors = intern_all(state_.parties, to.licensors);
    if (sets(fields, &R::licensees)) licence_.licensees = intern_all(state_.parties, to.licensees);
    if (sets(fields, &R::fields_of_use)) licence_.fields_of_use = to.fields_of_use;
    if (sets(fields, &R::carve_out)) licence_.carve_out = to.carve_out;
    if (sets(fields, &R::parent)) licence_.parent = to.parent;
    if (sets(fields, &R::contract)) licence_.contract = to.contract;
  }

 private:
  // What the gazette may lack. What is not stated yet is as term_of() and territory_of() have it.
  void set_terms(const LicenceRecord& to, std::uint64_t fields) {
    using R = LicenceRecord;
    if (gives(fields, &R::kind, to.kind != LicenceKind::kUnset)) licence_.kind = to.kind;
    if (gives(fields, &R::territory, to.territory.has_value())) {
      licence_.territory = territory_of(to);
    }
    if (gives(fields, &R::from, to.from.has_value())) licence_.term.from = term_of(to).from;
    if (gives(fields, &R::until, to.until.has_value())) licence_.term.until = term_of(to).until;
    if (to.signed_on && sets(fields, &R::signed_on)) licence_.signed_on = to.signed_on;
  }
  // Whether the field is to be set. It is known from then on, if it `is_stated`.
  bool gives(std::uint64_t fields, FieldIndex<LicenceRecord> field, bool is_stated) {
    const std::uint64_t bit = std::uint64_t{1} << field.value();
    const bool is_first = !licence_.is_registered();
    if (!sets(fields, field) || (!is_stated && !is_first)) return false;
    licence_.unknown = is_stated ? licence_.unknown & ~bit : licence_.unknown | bit;
    return true;
  }
  bool sets(std::uint64_t fields, FieldIndex<LicenceRecord> field) const {
    return (fields >> field.value() & 1U) != 0 &&
           !is_changed_later(licence_.changes, field, on_, seq_);
  }

  State& state_;
  Licence& licence_;
  Date on_;
  Seq seq_;
};

// The first report of what only the office stated adds what is missing.
void add_missing(State& state, Licence& licence, const LicenceRecord& report) {
  LicenceSetter(state, licence, kFirstDay, 0).set(report, licence.unknown);
  if (!licence.signed_on) licence.signed_on = report.signed_on;
  if (licence.parent.empty()) licence.parent = report.parent;
  if (licence.fields_of_use.empty()) licence.fields_of_use = report.fields_of_use;
  if (licence.carve_out.empty()) licence.carve_out = report.carve_out;
  if (licence.contract.empty()) licence.contract = report.contract;
}

// The optional fields that a statement leaves out are not different.
std::uint64_t stated_fields(const Licence& licence, const LicenceRecord& body) {
  using R = LicenceRecord;
  std::uint64_t fields = ~std::uint64_t{0};
  // The licensors of a concluded open licence are the owners.
  if (licence.is_open) fields &= ~FieldSet<R>(&R::licensors).bits;
  if (body.fields_of_use.empty()) fields &= ~FieldSet<R>(&R::fields_of_use).bits;
  if (body.carve_out.empty()) fields &= ~FieldSet<R>(&R::carve_out).bits;
  if (body.parent.empty()) fields &= ~FieldSet<R>(&R::parent).bits;
  if (body.contract.empty()) fields &= ~FieldSet<R>(&R::contract).bits;
  return fields;
}

void record_licence(State& state, Licence& licence, const EventContext& event,
                    const LicenceRecord& body) {
  const bool confirms = confirms_number(state, licence, body, event.is_fact);
  const bool adds = confirms && adds_patents(state, licence, body);
  if (licence.is_registered() && !confirms) clear_facts(licence);  // It replaces the old one.
  (event.is_fact ? licence.stated.by_office : licence.stated.by_report) = true;
  licence.is_recorded = true;
  if (confirms && !event.is_fact) {
    licence.stated.completed = event.seq;
    return add_missing(state, licence, body);
  }
  const PatentList known = adds ? licence.patents : PatentList();
  LicenceSetter(state, licence, kFirstDay, 0).set(body, stated_fields(licence, body));
  if (adds) licence.patents = joined(known, licence.patents);
  if (confirms) {
    licence.stated.adopted = event.seq;
    return;
  }
  licence.registered_by = event.seq;
  if (licence.ended <= licence.recorded) licence.ended = kLastDay;  // Of an earlier recordation.
}

std::vector<OpenStatement>* statements_of(FoldScope& scope, PatentNumber number, Seq seq) {
  const PatentIndex index = scope.state().patents.intern(number);
  if (scope.patent(index, seq) == nullptr) return nullptr;
  return &scope.state().statements[index];
}

// The first day after `day` on which somebody became an owner, which ends the statements before it;
// kLastDay if there is none.
Date new_owner_after(const State& state, PatentNumber number, Date day) {
  const auto title = state.titles.find(*state.patents.index_of(number));
  if (title == state.titles.end()) return kLastDay;
  const TitleStep* before = nullptr;
  for (const TitleStep& step : title->second) {
    const PartySet owners =
        before == nullptr ? PartySet() : parties_of(std::span<const Owner>(before->after));
    const bool is_new = before != nullptr && std::ranges::any_of(step.after, [&](const Owner& one) {
                          return !owners.has(one.party);
                        });
    if (is_new && step.day > day) return step.day;
    before = &step;
  }
  return kLastDay;
}

void withdraw(OpenStatement& statement, Date on, Date at) {
  statement.withdrawn = on;
  statement.withdrawn_at = at;
  statement.withdrawing.reset();
}

// The newest statement for which `matches` is true; null if there is none.
template <typename Matches>
OpenStatement* newest_that(std::vector<OpenStatement>& statements, Matches matches) {
  const auto found = std::find_if(statements.rbegin(), statements.rend(), matches);
  return found == statements.rend() ? nullptr : &*found;
}

}  // namespace

void apply(FoldScope& scope, const EventContext& event, const LicenceRecord& body) {
  State& state = scope.state();
  const std::uint32_t index = state.licences.intern(body.licence);
  note_patents(scope, state.licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) {
    record_licence(state, *licence, event, body);
    licence->sources.push_back(state.parties.intern(event.source));
  }
  note_rate(state, event.seq, body.fee);
  link_patents(scope, intern_all(state.patents, body.patents), {LinkKind::kLicence, index},
               event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const LicenceChange& body) {
  State& state = scope.state();
  const std::uint32_t index = state.licences.intern(body.licence);
  note_patents(scope, state.licences.at(index).patents, event.seq);
  if (Licence* licence = scope.licence(index, event.seq)) {
    LicenceSetter(state, *licence, body.on, event.seq).set(body.set.values, body.set.present);
    licence->changes.push_back({body.on, event.seq, body.set.present});
  }
  note_rate(state, event.seq, body.set.values.fee);
  link_patents(scope, intern_all(state.patents, body.set.values.patents),
               {LinkKind::kLicence, index}, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const LicenceCancel& body) {
  const std::uint32_t index = scope.state().licences.intern(body.licence);
  note_patents(scope, scope.state().licences.at(index).patents, event.seq);
  Licence* licence = scope.licence(index, event.seq);
  if (licence == nullptr) return;
  licence->ended = body.on;
  licence->ended_by = event.seq;
}

void apply(FoldScope& scope, const EventContext& event, const LicenceRevoke& body) {
  const std::uint32_t index = scope.state().licences.intern(body.licence);
  note_patents(scope, scope.state().licences.at(index).patents, event.seq);
  Licence* licence = scope.licence(index, event.seq);
  if (licence == nullptr) return;
  licence->is_revoked = true;
  licence->ended_by = event.seq;
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceDeclare& body) {
  note_rate(scope.state(), event.seq, body.fee);
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
                         .stated_by = event.seq,
                         .announced_by = event.seq,
                         .source = scope.state().parties.intern(event.source),
                         .withdrawing = {}});
  if (event.is_fact && body.announced) {
    statements->back().withdrawn = new_owner_after(scope.state(), body.patent, *body.announced);
  }
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceAnnounce& body) {
  auto* statements = statements_of(scope, body.patent, event.seq);
  if (statements == nullptr || statements->empty()) return;
  if (statements->back().announced == kLastDay) {
    statements->back().announced = body.announced;
    statements->back().announced_by = event.seq;
    return;
  }
  OpenStatement* ending =
      newest_that(*statements, [](const OpenStatement& each) { return each.is_being_withdrawn(); });
  if (ending != nullptr) withdraw(*ending, body.announced, event.at.day());
}

void apply(FoldScope& scope, const EventContext& event, const OpenLicenceWithdraw& body) {
  auto* statements = statements_of(scope, body.patent, event.seq);
  if (statements == nullptr || statements->empty()) return;
  // The newest one in force; a proposal is not in force.
  const Date last = body.announced ? body.announced->plus_days(-1) : body.declared;
  OpenStatement* found = newest_that(
      *statements, [&](const OpenStatement& statement) { return statement.is_active_on(last); });
  OpenStatement& statement = found == nullptr ? statements->back() : *found;
  if (body.announced) return withdraw(statement, *body.announced, event.at.day());
  statement.withdrawing = body.declared;
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
    licence->sources = {state.parties.intern(event.source)};
    licence->patents = PatentList({patent});
    licence->licensees = {state.parties.intern(body.licensee)};
    licence->licensors = owners_on(state, patent, body.from);
  }
  link_patents(scope, {&patent, 1}, {LinkKind::kLicence, index}, event.seq);
}

}  // namespace ledger
