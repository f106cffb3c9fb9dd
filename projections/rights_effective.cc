// The patent as of a legal day: its events folded anew, those alone that had taken effect.

#include "projections/rights_parts.h"

namespace projections {
namespace {

using ledger::Body;
using ledger::Date;
using ledger::Recorded;
using ledger::State;

bool voids_from_the_beginning(const Body& body) {
  if (const auto* stated = std::get_if<ledger::PatentInvalidation>(&body)) {
    return stated->stage == ledger::InvalidationStage::kFull;
  }
  return std::holds_alternative<ledger::LicenceRevoke>(body) ||
         std::holds_alternative<ledger::PledgeRevoke>(body);
}

bool has_effect_by(const Body& body, ledger::Instant at, Date day) {
  return effective_day(body, at) <= day || voids_from_the_beginning(body);
}

ledger::Entry entry_of(const Recorded& recorded, const Body& body) {
  ledger::Entry entry;
  entry.seq = recorded.event.seq;
  ledger::Submission& submission = entry.submission.emplace();
  submission.source = recorded.source;
  submission.at = recorded.at;
  submission.body = body;
  return entry;
}

// Only things and their histories are right in it: the positions between the events are skipped.
State fold(const State& now, std::span<const Recorded> history, Date day) {
  State folded;
  for (const Recorded& recorded : history) {
    if (restated_of(now, recorded) == Restated::kRetracted) continue;
    const Body& body = standing_body(now, recorded);
    if (is_correction(body) || !has_effect_by(body, recorded.at, day)) continue;
    folded.next = recorded.event.seq;
    evolve(folded, entry_of(recorded, body));
  }
  return folded;
}

std::vector<Recorded> known_by(const State& now, std::span<const Recorded> history, Date day) {
  std::vector<Recorded> kept;
  for (const Recorded& recorded : history) {
    if (has_effect_by(standing_body(now, recorded), recorded.at, day)) kept.push_back(recorded);
  }
  return kept;
}

}  // namespace

std::optional<RightsView> rights_effective(const State& now, ledger::PatentNumber number,
                                           std::span<const Recorded> history, Date effective) {
  const State folded = fold(now, history, effective);
  auto view = rights_from({folded, now}, number, effective);
  if (!view) return std::nullopt;
  const ledger::Patent* patent = now.patents.find(number);
  if (patent != nullptr) view->version = patent->version();
  tell_history(*view, now, known_by(now, history, effective));
  return view;
}

}  // namespace projections
