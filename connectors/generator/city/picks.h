#pragma once

// Picks: drawing the patents of an act.

#include <functional>
#include <vector>

#include "connectors/generator/city/city.h"

namespace connectors::generator {

// Whether the patent is in force on `day` and for more than a year after it, without a missed
// annuity, a suspension, an open deal, or an act that took effect after `day`.
bool is_free(const City& city, CityPatent patent, ledger::Date day);

// The condition of an act on a patent.
using Fits = std::function<bool(CityPatent patent, const PatentLife& life)>;

// Draws some patents and returns the first that is free and fits; empty if none does.
std::optional<CityPatent> pick_one(City& city, ledger::Date day, const Fits& fits);
// One patent or, by a long tail, several with the same owners and neighbouring indices.
std::vector<CityPatent> pick_some(City& city, ledger::Date day, const Fits& fits);

// The first day on which all of them were free, given their earlier acts.
ledger::Date free_since(const City& city, const std::vector<CityPatent>& patents);
// The last day on which all of them are in force.
ledger::Date last_day_of_all(const City& city, const std::vector<CityPatent>& patents);

// The consents of the pledgees of these patents, one for each bank.
std::vector<ledger::Consent> pledgee_consents(const City& city,
                                              const std::vector<CityPatent>& patents);
// The document of a party to the next submission.
ledger::Consent consent_of(const City& city, ledger::ConsentKind kind,
                           const ledger::PartyId& party);
// Adds the documents of those of `acting` that are not the source, if the source is one of them.
void add_consents(const City& city, ledger::ConsentKind kind, const ledger::PartyId& source,
                  const std::vector<ledger::PartyId>& acting,
                  std::vector<ledger::Consent>& consents);

}  // namespace connectors::generator
