#include "ledger/decide/additions.h"

#include <algorithm>

namespace ledger {
namespace {

class Weighing {
 public:
  Weighing(Findings& findings, const State& state, const Submission& correction,
           const Restatement& restatement, const Divergence& divergence)
      : findings_(findings),
        state_(state),
        correction_(correction),
        restatement_(restatement),
        before_(divergence.before()),
        after_(divergence.after()) {}

  void operator()(Ref thing) {
    if (thing.kind == RefKind::kPledge) right(before_.pledges, after_.pledges, thing.index);
    if (thing.kind == RefKind::kLicence) right(before_.licences, after_.licences, thing.index);
    if (thing.kind == RefKind::kHold) hold(thing.index);
  }

  // A transfer is compared as it is stated; its patents have passed on in the State after it.
  void transfer() {
    const auto* before = std::get_if<TransferRegister>(&restatement_.original.body);
    const auto* after =
        restatement_.corrected ? std::get_if<TransferRegister>(&*restatement_.corrected) : nullptr;
    if (before == nullptr || after == nullptr || restatement_.was_retracted) return;
    const law::Additions added = law::additions(*before, *after);
    weigh_in(before_, *after, {added.patents, false}, after->registered, position(after->patents));
    const Date last = first_stated(*before).plus_days(-1);
    if (added.extends && after->registered <= last) {
      weigh_in(before_, *after, {{}, true}, after->registered, last);
    }
  }

 private:
  // The first day on which the transfer was stated before: its own, or that of a statement that it
  // confirms or that confirms it.
  Date first_stated(const TransferRegister& body) const {
    const Seq seq = restatement_.original.event.seq;
    Date first = body.registered;
    for (const PatentNumber number : body.patents) {
      const auto index = before_.patents.index_of(number);
      const auto title = index ? before_.titles.find(*index) : before_.titles.end();
      if (title == before_.titles.end()) continue;
      const auto own = std::ranges::find(title->second, seq, &TitleStep::seq);
      if (own == title->second.end()) continue;
      const Seq deal = own->confirms.value_or(seq);
      for (const TitleStep& step : title->second) {
        if (step.confirms.value_or(step.seq) == deal) first = std::min(first, step.day);
      }
    }
    return first;
  }

  // Up to the correction, or to the newest filing about one of the patents.
  Date position(const std::vector<PatentNumber>& patents) const {
    Date last = correction_.at.day();
    for (const PatentNumber number : patents) {
      const Patent* patent = state_.patents.find(number);
      if (patent != nullptr) last = std::max(last, patent->newest_filing);
    }
    return last;
  }

  template <typename Registration>
  void weigh_in(const State& state, const Registration& right, const law::Additions& added,
                Date legal_day, Date until) {
    if (!added.is_any()) return;
    weigh(findings_, state, correction_, right,
          {added, legal_day, until, restatement_.original.event.seq});
  }

  // The day on which it was registered; of an open licence that is not recorded, its first day.
  static Date first_day(const Pledge& pledge) { return pledge.registered; }
  static Date first_day(const Licence& licence) {
    return licence.is_recorded ? licence.recorded : licence.term.from;
  }

  // An acceptance is weighed by its own rules, which take no later day into account.
  static bool is_concluded(const Licence& licence) { return licence.is_open; }
  static bool is_concluded(const Pledge& /*pledge*/) { return false; }

  template <typename Right>
  void right(const ThingTable<Right>& before, const ThingTable<Right>& after, std::uint32_t index) {
    const Right& was = before.at(index);
    const Right& is = after.at(index);
    if (!is.is_registered() || is.is_revoked || is_concluded(is)) return;
    auto as_it_is = law::as_registered(after_, is);
    with_papers(as_it_is, is);
    if (!was.is_registered() || was.is_revoked) {
      return weigh_in(after_, as_it_is, {as_it_is.patents, false}, first_day(is),
                      position(as_it_is.patents));
    }
    auto as_it_was = law::as_registered(before_, was);
    const law::Additions added = law::additions(as_it_was, as_it_is);
    const Date last = position(as_it_is.patents);
    weigh_in(after_, as_it_is, {added.patents, false}, first_day(is), last);
    if (is.ended > was.ended) weigh_in(after_, as_it_is, {{}, true}, was.ended, last);
    if (!added.extends) return;
    registered_on(as_it_was) = registered_on(as_it_is);
    const bool adds_days_alone = !law::additions(as_it_was, as_it_is).extends;
    weigh_in(after_, as_it_is, {{}, true}, first_day(is),
             adds_days_alone ? first_day(was).plus_days(-1) : last);
  }

  static Date& registered_on(PledgeRegister& right) { return right.registered; }
  static Date& registered_on(LicenceRecord& right) { return right.recorded; }

  // The State does not hold consents and export papers: those of the corrected event.
  void with_papers(LicenceRecord& record, const Licence& licence) const {
    const LicenceRecord* stated = corrected_registration<LicenceRecord>(licence.registered_by);
    if (stated == nullptr) return;
    record.consents = stated->consents;
    record.export_paper = stated->export_paper;
  }
  void with_papers(PledgeRegister& registration, const Pledge& pledge) const {
    const PledgeRegister* stated = corrected_registration<PledgeRegister>(pledge.registered_by);
    if (stated != nullptr) registration.consents = stated->consents;
  }
  template <typename Registration>
  const Registration* corrected_registration(OptionalSeq registered_by) const {
    const bool is_corrected = restatement_.corrected && registered_by.has_value() &&
                              *registered_by == restatement_.original.event.seq;
    return is_corrected ? std::get_if<Registration>(&*restatement_.corrected) : nullptr;
  }

  void hold(std::uint32_t index) {
    const Hold& was = before_.holds.at(index);
    const Hold& is = after_.holds.at(index);
    if (!is.is_registered() || is.is_released()) return;
    const bool is_new = !was.is_registered() || was.is_released() || was.purpose != is.purpose;
    const bool is_longer = is.term.until > was.term.until;
    law::Additions added;
    for (const PatentIndex patent : is.patents) {
      const bool is_added = is_new || is_longer || !is_on(was, patent);
      if (is_added) added.patents.push_back(after_.patents.at(patent).number);
    }
    if (!added.is_any()) return;
    weigh(findings_, after_, correction_, is.purpose,
          {added, is.term.from, position(added.patents), restatement_.original.event.seq});
  }

  Findings& findings_;
  const State& state_;
  const Submission& correction_;
  const Restatement& restatement_;
  const State& before_;
  const State& after_;
};

}  // namespace

void weigh_additions(Findings& findings, const State& state, const Submission& correction,
                     const Restatement& restatement, const Divergence& divergence) {
  Weighing weighing(findings, state, correction, restatement, divergence);
  weighing.transfer();
  for (const Ref thing : divergence.things()) weighing(thing);
}

}  // namespace ledger
