#pragma once

// Parts of the lines about events: names of parties, terms, fees. Internal to the timeline.

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bilingual.h"
#include "projections/rights/lines.h"

namespace projections::rights {

// `left` `between` `right`; `left` alone if `right` is empty.
std::string joined(const std::string& left, std::string_view between, const std::string& right);

// "2024-06-03 – 2025-06-03". A day that is not known is left out; empty if neither is.
std::string span_text(std::optional<ledger::Date> from, std::optional<ledger::Date> until);

// The amount of a fee, with its currency and exchange; empty if there is no amount.
std::string fee_text(const ledger::Fee& fee);

// A line of a beginning, the text of a value, and a rest. An empty value or rest is left out.
EventLine with(std::string zh, std::string en, ledger::Bilingual value, const std::string& rest);

// The name of a party; its id if it is not registered.
std::string party_text(const Names& names, const ledger::PartyId& id);
std::string parties_text(const Names& names, const std::vector<ledger::PartyId>& ids);
// The owners with their stated shares.
std::string owners_text(const Names& names, const std::vector<ledger::OwnerEntry>& entries);

}  // namespace projections::rights
