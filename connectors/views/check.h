#pragma once

// CheckView: whether a proposal would be refused, whose consent is missing, and the encumbrances
// and deadlines of the patent. Nothing is written.

#include <string>
#include <vector>

#include "connectors/terminal/style.h"
#include "ledger/service/receipt.h"
#include "projections/rights/rights.h"

namespace connectors::views {

// A party that must consent and has not: a co-owner (PL 14) or a pledgee (CC 444).
struct MissingConsent {
  ledger::ConsentKind kind = ledger::ConsentKind::kUnset;
  ledger::PartyId party;
  std::string name;
  std::string ground;  // The code that it would cure: "T04".

  static constexpr auto fields() {
    return field_list(ledger::required("kind", &MissingConsent::kind),
                      ledger::required("party", &MissingConsent::party),
                      ledger::optional("name", &MissingConsent::name),
                      ledger::required("ground", &MissingConsent::ground));
  }
};

struct CheckView {
  ledger::PatentNumber patent;
  std::string type;  // Of the proposal: "pledge.register".
  ledger::Date on;
  ledger::Outcome outcome = ledger::Outcome::kRecorded;
  std::vector<ledger::Reason> refusals;
  std::vector<ledger::Reason> warnings;
  std::vector<MissingConsent> consents;
  std::vector<projections::rights::Encumbrance> encumbrances;
  std::optional<ledger::Date> last_day;      // Of the term,
  std::optional<std::int64_t> days_left;     // and the days from `on` to it.
  std::optional<ledger::Date> next_annuity;  // Due by then,
  std::optional<std::int64_t> days_to_annuity;

  static constexpr auto fields() {
    using V = CheckView;
    return field_list(
        ledger::required("patent", &V::patent), ledger::required("type", &V::type),
        ledger::required("on", &V::on), ledger::required("outcome", &V::outcome),
        ledger::required("refusals", &V::refusals), ledger::required("warnings", &V::warnings),
        ledger::required("consents", &V::consents),
        ledger::required("encumbrances", &V::encumbrances),
        ledger::optional("last_day", &V::last_day), ledger::optional("days_left", &V::days_left),
        ledger::optional("next_annuity", &V::next_annuity),
        ledger::optional("days_to_annuity", &V::days_to_annuity));
  }
};

// Examines the proposal, which is filed on the day of the fact.
CheckView check_proposal(const ledger::State& state, const ledger::Submission& proposal,
                         ledger::PatentNumber patent, ledger::Language language);

// `receipt` is the ledger's decision on `submission` in `state`; `on` is the day of the fact. A
// consent is missing if it cures a ground of the receipt (law::consent_for).
CheckView check_of(const ledger::State& state, const ledger::Submission& submission,
                   const ledger::Receipt& receipt, ledger::PatentNumber patent, ledger::Date on);

std::string check_json(const CheckView& view);
// In the language of the receipt.
std::string check_text(const CheckView& view, ledger::Language language,
                       const terminal::Style& style = {});

}  // namespace connectors::views
