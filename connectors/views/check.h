#pragma once

// CheckView: whether an act would be refused, whose consent it needs, and beside it everything on
// record that weighs on the patent: encumbrances, future ones included, pending invalidation,
// annuities, deadlines. Nothing is written.

#include <string>
#include <vector>

#include "connectors/terminal/style.h"
#include "ledger/decide/proposal.h"
#include "ledger/service/receipt.h"
#include "projections/rights/rights.h"

namespace connectors::views {

// A party whose consent is needed: an owner (PL 14) or a pledgee (CC 444).
struct ConsentView {
  ledger::ConsentKind kind = ledger::ConsentKind::kUnset;
  ledger::PartyId party;
  std::string name;
  std::string ground;          // The code that applies without it: "T04".
  bool unless_acting = false;  // The act is checked with this party as one that acts.

  static constexpr auto fields() {
    return field_list(ledger::required("kind", &ConsentView::kind),
                      ledger::required("party", &ConsentView::party),
                      ledger::optional("name", &ConsentView::name),
                      ledger::required("ground", &ConsentView::ground),
                      ledger::optional("unless_acting", &ConsentView::unless_acting));
  }
};

// Something on record since a day: an annuity that is missed, or invalidation proceedings.
struct SinceView {
  ledger::Date since;
  ledger::EventId event;

  static constexpr auto fields() {
    return field_list(ledger::required("since", &SinceView::since),
                      ledger::required("event", &SinceView::event));
  }
};

struct CheckView {
  ledger::PatentNumber patent;
  std::string type;                   // Of the submission: "pledge.register".
  std::optional<ledger::PartyId> by;  // Its source; empty: any that may submit it.
  std::string name;                   // Of the source.
  ledger::LicenceKind licence_kind = ledger::LicenceKind::kUnset;
  std::vector<std::string> territory;  // Of a licence.
  std::optional<ledger::Date> from;    // Of a licence,
  std::optional<ledger::Date> until;   // and of a claim and a statement: the last day.
  ledger::Date on;
  ledger::Outcome outcome = ledger::Outcome::kRecorded;
  std::vector<ledger::Reason> refusals;
  // If the source may not submit it (A01): what else applies, whatever the source.
  std::vector<ledger::Reason> further;
  std::vector<ledger::Reason> warnings;
  std::vector<ConsentView> consents;
  std::vector<projections::rights::Encumbrance> encumbrances;  // Future ones included.
  std::vector<projections::rights::WaitingFact> waiting;       // For a name.
  ledger::LegalStatus status = ledger::LegalStatus::kUnborn;
  std::vector<SinceView> invalidations;      // Pending.
  std::vector<SinceView> annuities_missed;   // By the day on which they were due.
  std::optional<ledger::Date> next_annuity;  // Due by then.
  std::optional<std::int64_t> days_to_annuity;
  std::optional<ledger::Date> last_day;   // Of the term,
  std::optional<std::int64_t> days_left;  // and the days from `on` to it.

  static constexpr auto fields() {
    using V = CheckView;
    return field_list(
        ledger::required("patent", &V::patent), ledger::required("type", &V::type),
        ledger::optional("by", &V::by), ledger::optional("name", &V::name),
        ledger::optional("licence_kind", &V::licence_kind),
        ledger::optional("territory", &V::territory), ledger::optional("from", &V::from),
        ledger::optional("until", &V::until), ledger::required("on", &V::on),
        ledger::required("outcome", &V::outcome), ledger::required("refusals", &V::refusals),
        ledger::optional("further", &V::further), ledger::required("warnings", &V::warnings),
        ledger::required("consents", &V::consents),
        ledger::required("encumbrances", &V::encumbrances),
        ledger::optional("waiting", &V::waiting), ledger::required("status", &V::status),
        ledger::required("invalidations", &V::invalidations),
        ledger::required("annuities_missed", &V::annuities_missed),
        ledger::optional("next_annuity", &V::next_annuity),
        ledger::optional("days_to_annuity", &V::days_to_annuity),
        ledger::optional("last_day", &V::last_day), ledger::optional("days_left", &V::days_left));
  }
};

// The act as it would be submitted now: by the source `by` (registered), or by any that may submit
// it, for all owners. The patent is known to `state`.
CheckView check_act(const ledger::State& state, const ledger::Patent& patent,
                    const ledger::ProposedAct& act, const std::optional<ledger::PartyId>& by,
                    ledger::Instant now, ledger::Language language);

// A submission of its source about a patent that is known to `state`, filed and received at its
// `at`.
CheckView check_submission(const ledger::State& state, const ledger::Submission& submission,
                           ledger::PatentNumber patent, ledger::Language language);

std::string check_json(const CheckView& view);
// In the language of the reasons.
std::string check_text(const CheckView& view, ledger::Language language,
                       const terminal::Style& style = {});

}  // namespace connectors::views
