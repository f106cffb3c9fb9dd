#pragma once

// Deals as sources report them, for tests of matching: of one seller and one buyer, signed on one
// day, unless the test changes that.

#include <initializer_list>
#include <string>
#include <string_view>

#include "projections/release/deals/matching.h"

namespace projections::test {

constexpr std::string_view kSigned = "2024-07-16";

// The patent 2019190000<n>: n from 1 to 9.
ledger::PatentNumber patent_of(int n);

// In July 2024. An empty `total` states no amount.
release::Deal registered(ledger::Seq event, std::string_view number,
                         std::initializer_list<int> patents, std::string_view total);
release::Deal recorded(ledger::Seq event, std::initializer_list<int> patents,
                       std::string_view total);
release::Deal published(ledger::Seq event, std::initializer_list<int> patents,
                        std::string_view total);
release::Deal signed_on(std::string_view day, release::Deal deal);
release::Deal naming(std::string_view contract, release::Deal deal);

// "0+1 matched 100.00; 2 registry-only 5.00!": members, status and value of each canonical deal,
// with a mark if it is conflicting.
std::string text_of(const std::vector<release::CanonicalDeal>& deals);
std::string matched(const std::vector<release::Deal>& deals);

}  // namespace projections::test
