#pragma once

// Deals as sources report them, for tests of matching: of one seller and one buyer, signed on one
// day, unless a test says otherwise.

#include <initializer_list>
#include <string>
#include <string_view>

#include "projections/release/matching.h"

namespace projections::test {

constexpr std::string_view kSigned = "2024-07-16";

// The patent 2019190000<n>: n from 1 to 9.
ledger::PatentNumber patent_of(int n);

// In July 2024. `total` is empty where no amount is stated.
Deal registered(ledger::Seq event, std::string_view number, std::initializer_list<int> patents,
                std::string_view total);
Deal recorded(ledger::Seq event, std::initializer_list<int> patents, std::string_view total);
Deal published(ledger::Seq event, std::initializer_list<int> patents, std::string_view total);
Deal signed_on(std::string_view day, Deal deal);
Deal naming(std::string_view contract, Deal deal);

// "0+1 matched 100.00; 2 registry-only 5.00!": members, status and value of each canonical deal,
// with a mark where it is conflicting.
std::string told(const std::vector<CanonicalDeal>& deals);
std::string matched(const std::vector<Deal>& deals);

}  // namespace projections::test
