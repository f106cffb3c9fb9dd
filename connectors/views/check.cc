#include "connectors/views/check.h"

#include <algorithm>

#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/writer.h"
#include "ledger/decide/consents.h"
#include "ledger/decide/decide.h"
#include "ledger/law/authority.h"

namespace connectors::views {
namespace {

using ledger::Date;
using ledger::Decision;
using ledger::Episode;
using ledger::EpisodeKind;
using ledger::Outcome;
using ledger::Patent;
using ledger::State;
using ledger::Submission;

ledger::Receipt receipt_of(const State& state, const Submission& submission, Decision decision,
                           ledger::Language language) {
  ledger::Entry entry;
  entry.source = submission.source.view();
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  return ledger::service::make_receipt(entry, std::nullopt, language, [&](ledger::EventId event) {
    return state.event_name_at(event.seq);
  });
}

// The terms that the caller can state.
void add_terms(CheckView& view, const ledger::Body& body) {
  if (const auto* licence = std::get_if<ledger::LicenceRecord>(&body)) {
    view.licence_kind = licence->kind;
    view.territory = licence->territory->entries();
    view.from = licence->from;
    view.until = licence->until;
  } else if (const auto* pledge = std::get_if<ledger::PledgeRegister>(&body)) {
    view.until = pledge->claim->until;
  } else if (const auto* statement = std::get_if<ledger::OpenLicenceDeclare>(&body)) {
    view.until = statement->until;
  }
}

void add_consents(CheckView& view, const State& state, const Submission& submission) {
  for (const ledger::NeededConsent& one : ledger::needed_consents(state, submission)) {
    const ledger::Party* party = state.parties.find(one.party);
    view.consents.push_back({one.kind, one.party,
                             party == nullptr ? std::string() : party->name_on(view.on),
                             code_text(one.ground), one.unless_acting});
  }
}

std::vector<SinceView> since_of(const Patent& patent, EpisodeKind kind, Date on) {
  std::vector<SinceView> since;
  for (const Episode& episode : patent.episodes) {
    if (episode.kind != kind || episode.term.until < on) continue;
    since.push_back({episode.term.from, {episode.stated_by, 0}});
  }
  std::ranges::stable_sort(since, {}, &SinceView::since);
  return since;
}

// What is on record beside the answer.
void add_record(CheckView& view, const State& state, const Patent& patent) {
  view.encumbrances = projections::rights::encumbrances_from(state, patent.number, view.on);
  view.waiting = projections::rights::waiting_on(state, patent.number);
  view.status = legal_status(patent, view.on);
  view.invalidations = since_of(patent, EpisodeKind::kProceedings, view.on);
  view.annuities_missed = since_of(patent, EpisodeKind::kMissedAnnuity, view.on);
  view.next_annuity = next_annuity(patent, view.on);
  if (view.next_annuity) view.days_to_annuity = view.next_annuity->days - view.on.days;
  view.last_day = last_day_of_term(patent);
  view.days_left = view.last_day->days - view.on.days;
}

CheckView view_of(const State& state, const Submission& submission, const Decision& decision,
                  const Patent& patent, ledger::Language language) {
  ledger::Receipt receipt = receipt_of(state, submission, decision, language);
  CheckView view;
  view.patent = patent.number;
  view.type = type_name(submission.body);
  view.on = submission.at.day();
  view.outcome = receipt.outcome;
  view.refusals = std::move(receipt.refusals);
  view.warnings = std::move(receipt.warnings);
  add_terms(view, submission.body);
  if (view.outcome != Outcome::kMalformed && !decision.is_fact) {
    add_consents(view, state, submission);
  }
  add_record(view, state, patent);
  return view;
}

// The grounds that remain if a source submits it that may.
void add_further(CheckView& view, const State& state, const Submission& submission,
                 ledger::Language language) {
  view.further = receipt_of(state, submission, examine(state, submission), language).refusals;
}

}  // namespace

CheckView check_submission(const State& state, const Submission& submission,
                           ledger::PatentNumber number, ledger::Language language) {
  const Patent* patent = state.patents.find(number);
  LEDGER_ASSERT(patent != nullptr);
  const Decision decision = decide(state, submission, submission.at);
  CheckView view = view_of(state, submission, decision, *patent, language);
  view.by = submission.source;
  const ledger::Party* source = state.parties.find(submission.source);
  if (source != nullptr) view.name = source->name_on(view.on);
  const bool is_refused = decision.outcome == Outcome::kRefused;
  if (is_refused && !ledger::law::has_authority(state, submission, nullptr)) {
    add_further(view, state, submission, language);
  }
  return view;
}

CheckView check_act(const State& state, const Patent& patent, const ledger::ProposedAct& act,
                    const std::optional<ledger::PartyId>& by, ledger::Instant now,
                    ledger::Language language) {
  const Submission proposal = minimal_proposal(state, patent, act, by, now);
  if (by) return check_submission(state, proposal, patent.number, language);
  return view_of(state, proposal, examine(state, proposal), patent, language);
}

std::string check_json(const CheckView& view) {
  std::string json;
  ledger::codec::write_value(json, view);
  return ledger::codec::escape_invisible(std::move(json));
}

}  // namespace connectors::views
