// Events of pledges and priority notices.

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

void apply(FoldScope& scope, const EventContext& event, const PledgeRegister& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  const auto patents = intern_all(state.patents, body.patents);
  if (Pledge* pledge = pledge_in(scope, body.pledge, event.seq)) {
    clear_facts(
        *pledge);  // A number that the office registers again replaces the old registration.
    pledge->claim = body.claim;
    pledge->registered = body.registered;
    pledge->registered_by = event.seq;
    pledge->patents = patents;
    pledge->pledgors = intern_all(state.parties, body.pledgors);
    pledge->pledgees = intern_all(state.parties, body.pledgees);
    pledge->debtor = state.parties.intern(body.debtor);
    pledge->other_rights = static_cast<std::uint32_t>(body.others.size());
    pledge->bundle = body.bundle;
  }
  link_patents(scope, patents, {LinkKind::kPledge, index}, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeChange& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  Pledge* pledge = pledge_in(scope, body.pledge, event.seq);
  link_patents(scope, intern_all(state.patents, body.set.values.patents),
               {LinkKind::kPledge, index}, event.seq);
  if (pledge == nullptr) return;
  const PledgeRegister& to = body.set.values;
  if (body.set.sets(&PledgeRegister::claim)) pledge->claim = to.claim;
  if (body.set.sets(&PledgeRegister::pledgors))
    pledge->pledgors = intern_all(state.parties, to.pledgors);
  if (body.set.sets(&PledgeRegister::pledgees))
    pledge->pledgees = intern_all(state.parties, to.pledgees);
  if (body.set.sets(&PledgeRegister::debtor)) pledge->debtor = state.parties.intern(to.debtor);
  if (body.set.sets(&PledgeRegister::patents))
    pledge->patents = intern_all(state.patents, to.patents);
  if (body.set.sets(&PledgeRegister::others)) {
    pledge->other_rights = static_cast<std::uint32_t>(to.others.size());
  }
  if (body.set.sets(&PledgeRegister::bundle)) pledge->bundle = to.bundle;
  if (body.set.sets(&PledgeRegister::registered)) pledge->registered = to.registered;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeCancel& body) {
  if (Pledge* pledge = pledge_in(scope, body.pledge, event.seq)) pledge->ended = body.on;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeRevoke& body) {
  if (Pledge* pledge = pledge_in(scope, body.pledge, event.seq)) pledge->is_revoked = true;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeDefault& body) {
  if (Pledge* pledge = pledge_in(scope, body.pledge, event.seq)) pledge->is_in_default = true;
}

void apply(FoldScope& scope, const EventContext& event, const PledgeCompensate& body) {
  pledge_in(scope, body.pledge, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeRecover& body) {
  pledge_in(scope, body.pledge, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PledgeDispose& body) {
  pledge_in(scope, body.pledge, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const HoldPlace& body) {
  State& state = scope.state();
  const std::uint32_t index = state.holds.intern(body.hold);
  const auto patents = intern_all(state.patents, body.patents);
  note_patents(scope, state.holds.at(index).patents, event.seq);
  if (Hold* hold = scope.hold(index, event.seq)) {
    hold->is_released = false;
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
  if (Hold* hold = scope.hold(index, event.seq)) hold->is_released = true;
}

}  // namespace ledger
