#pragma once

// Picks: which patents an act is about.

#include <functional>
#include <vector>

#include "connectors/generator/city.h"

namespace connectors::generator {

// In force on `day`, with more than a year to go and nothing in the way: no annuity missed, no
// suspension, no deal under way, and nothing that took effect after `day`.
bool is_free(const City& city, PatentIndex patent, ledger::Date day);

// Whether that patent will do.
using Fits = std::function<bool(PatentIndex patent, const PatentLife& life)>;

// A free patent that fits, among some drawn; nothing where none of them does.
std::optional<PatentIndex> pick_one(City& city, ledger::Date day, const Fits& fits);
// One or, by a long tail, several of the same owners, granted next to each other.
std::vector<PatentIndex> pick_some(City& city, ledger::Date day, const Fits& fits);

// The first day, after all that went before, on which they might have been dealt with instead.
ledger::Date free_since(const City& city, const std::vector<PatentIndex>& patents);
// Of all: the last day on which all of them are in force.
ledger::Date last_day_of_all(const City& city, const std::vector<PatentIndex>& patents);

// The documents of those who must agree: the co-owner beside `acting`, the pledgees.
std::vector<ledger::Consent> pledgee_consents(const City& city,
                                              const std::vector<PatentIndex>& patents);
ledger::Consent consent_of(ledger::ConsentKind kind, const ledger::PartyId& party);

}  // namespace connectors::generator
