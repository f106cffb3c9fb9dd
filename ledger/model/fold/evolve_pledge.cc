// Events of pledges and priority notices.

#include "ledger/model/fold/confirm.h"
#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

// The pledge; the event is added to its history and to those of its patents.
Pledge* pledge_in(FoldScope& scope, const std::string& id, Seq seq) {
  const std::uint32_t index = scope.state().pledges.intern(id);
  note_patents(scope, scope.state().pledges.at(index).patents, seq);
  return scope.pledge(index, seq);
}

}  // namespace

namespace {

// Sets fields of a pledge as of a day and an event: a field that was changed later retains its
// value.
class PledgeSetter {
 public:
  PledgeSetter(State& state, Pledge& pledge, Date on, Seq seq)
      : state_(state), pledge_(pledge), on_(on), seq_(seq) {}

  // The fields of `to` whose bits are in `fields`.
  void set(const PledgeRegister& to, std::uint64_t fields) {
    using R = PledgeRegister;
    if (to.claim && sets(fields, &R::claim)) pledge_.claim = to.claim;
    if (sets(fields, &R::pledgors)) pledge_.pledgors = intern_all(state_.parties, to.pledgors);
    if (sets(fields, &R::pledgees)) pledge_.pledgees = intern_all(state_.parties, to.pledgees);
    if (to.debtor && sets(fields, &R::debtor)) {
      pledge_.debtor = state_.parties.intern(*to.debtor);
    }
    if (sets(fields, &R::patents)) pledge_.patents = intern_all(state_.patents, to.patents);
    if (sets(fields, &R::others)) {
      pledge_.other_rights = static_cast<std::uint32_t>(to.others.size());
    }
    if (sets(fields, &R::risk_shares)) pledge_.risk_shares = to.risk_shares;
    if (sets(fields, &R::bundle)) pledge_.bundle = to.bundle;
    if (to.signed_on && sets(fields, &R::signed_on)) pledge_.signed_on = to.signed_on;
    if (sets(fields, &R::registered)) pledge_.registered = to.registered;
  }

 private:
  bool sets(std::uint64_t fields, FieldIndex<PledgeRegister> field) const {
    return (fields >> field.value() & 1U) != 0 &&
           !is_changed_later(pledge_.changes, field, on_, seq_);
  }

  State& state_;
  Pledge& pledge_;
  Date on_;
  Seq seq_;
};

// The first report of what only the office stated adds what is missing.
void add_missing(State& state, Pledge& pledge, const PledgeRegister& report) {
  if (!pledge.debtor && report.debtor) pledge.debtor = state.parties.intern(*report.debtor);
  if (!pledge.signed_on) pledge.signed_on = report.signed_on;
  if (!pledge.risk_shares) pledge.risk_shares = report.risk_shares;
  if (pledge.bundle.empty()) pledge.bundle = report.bundle;
  if (pledge.other_rights == 0) {
    pledge.other_rights = static_cast<std::uint32_t>(report.others.size());
  }
  if (!report.claim) return;
  if (!pledge.claim) {
    pledge.claim = report.claim;
    return;
  }
  if (!pledge.claim->maximum) pledge.claim->maximum = report.claim->maximum;
  if (!pledge.claim->exchange && pledge.claim->currency == report.claim->currency) {
    pledge.claim->exchange = report.claim->exchange;
  }
}

// The optional fields that a statement leaves out are not different.
std::uint64_t stated_fields(const PledgeRegister& body) {
  std::uint64_t fields = ~std::uint64_t{0};
  if (body.bundle.empty()) fields &= ~FieldSet<PledgeRegister>(&PledgeRegister::bundle).bits;
  if (body.others.empty()) fields &= ~FieldSet<PledgeRegister>(&PledgeRegister::others).bits;
  if (!body.risk_shares) fields &= ~FieldSet<PledgeRegister>(&PledgeRegister::risk_shares).bits;
  return fields;
}

void register_pledge(State& state, Pledge& pledge, const EventContext& event,
                     const PledgeRegister& body) {
  const bool confirms = confirms_number(state, pledge, body, event.is_fact);
  const bool adds = confirms && adds_patents(state, pledge, body);
  if (pledge.is_registered() && !confirms) clear_facts(pledge);  // It replaces the old one.
  (event.is_fact ? pledge.stated.by_office : pledge.stated.by_report) = true;
  if (!pledge.claimed_by.has_value() && body.claim) pledge.claimed_by = event.seq;
  if (confirms && !event.is_fact) {
    pledge.stated.completed = event.seq;
    return add_missing(state, pledge, body);
  }
  const PatentList known = adds ? pledge.patents : PatentList();
  PledgeSetter(state, pledge, kFirstDay, 0).set(body, stated_fields(body));
  if (adds) pledge.patents = joined(known, pledge.patents);
  if (confirms) {
    pledge.stated.adopted = event.seq;
    return;
  }
  pledge.registered_by = event.seq;
  if (pledge.ended <= pledge.registered) pledge.ended = kLastDay;  // Of an earlier registration.
}

}  // namespace

void apply(FoldScope& scope, const EventContext& event, const PledgeRegister& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  const auto patents = intern_all(state.patents, body.patents);
  note_rate(state, event.seq, body.claim);
  if (Pledge* pledge = pledge_in(scope, body.pledge, event.seq)) {
    register_pledge(state, *pledge, event, body);
  }
  link_patents(scope, patents, {LinkKind::kPledge, index}, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeChange& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  link_patents(scope, intern_all(state.patents, body.set.values.patents),
               {LinkKind::kPledge, index}, event.seq);
  note_rate(state, event.seq, body.set.values.claim);
  if (pledge == nullptr) return;
  PledgeSetter(state, *pledge, body.on, event.seq).set(body.set.values, body.set.present);
  pledge->changes.push_back({body.on, event.seq, body.set.present});
}

void apply(FoldScope& scope, const EventContext& event, const PledgeCancel& body) {
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  if (pledge == nullptr) return;
  pledge->ended = body.on;
  pledge->end_cause = body.cause;
  pledge->ended_by = event.seq;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeRevoke& body) {
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  if (pledge == nullptr) return;
  pledge->is_revoked = true;
  pledge->ended_by = event.seq;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeDefault& body) {
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  if (pledge == nullptr) return;
  pledge->is_in_default = true;
  pledge->loss = {body.principal.fen + body.interest.fen};
}

void apply(FoldScope& scope, const EventContext& event, const PledgeCompensate& body) {
  pledge_in(scope, body.pledge, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeRecover& body) {
  pledge_in(scope, body.pledge, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeDispose& body) {
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  if (pledge == nullptr) return;
  pledge->disposed_by.push_back(scope.state().parties.intern(event.source));
}

void apply(FoldScope& scope, const EventContext& event, const HoldPlace& body) {
  State& state = scope.state();
  const std::uint32_t index = state.holds.intern(body.hold);
  const auto patents = intern_all(state.patents, body.patents);
  note_patents(scope, state.holds.at(index).patents, event.seq);
  if (Hold* hold = scope.hold(index, event.seq)) {
    hold->released = kLastDay;
    hold->released_by = {};
    hold->purpose = body.purpose;
    hold->source = state.parties.intern(event.source);
    hold->term = {event.at.day(), body.until};
    hold->registered_by = event.seq;
    hold->patents = patents;
  }
  link_patents(scope, patents, {LinkKind::kHold, index}, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const HoldRelease& body) {
  const std::uint32_t index = scope.state().holds.intern(body.hold);
  note_patents(scope, scope.state().holds.at(index).patents, event.seq);
  Hold* hold = scope.hold(index, event.seq);
  if (hold == nullptr) return;
  hold->released = std::max(event.at.day(), hold->term.from);
  hold->released_by = event.seq;
}

}  // namespace ledger
