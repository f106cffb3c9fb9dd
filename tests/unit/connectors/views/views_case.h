#pragma once

// The example of Tianjin 2024 with the names of its parties, and refusals as decide() gives them.

#include "ledger/decide/decide.h"
#include "ledger/service/receipt.h"
#include "projections/rights/rights.h"
#include "tests/unit/projections/tianjin.h"

namespace connectors::views::test {

using projections::test::currency;
using projections::test::day;
using projections::test::Folded;
using projections::test::party;
using projections::test::patent;
using projections::test::yuan;

constexpr std::string_view kBiotech = "91120111MA9900028J";
constexpr std::string_view kBeijing = "91110108MA9900044R";
constexpr std::string_view kBank = "91120101MA9900079B";
constexpr std::string_view kCentre = "91120101MA9900108N";
constexpr std::string_view kPledgedPatent = "201819000005.X";

Folded named_tianjin();

// The patent with its title and timeline.
projections::rights::RightsView view_on(const Folded& ledger, std::string_view number,
                                        std::string_view on);

// The trading centre files the sale of a pledged patent, on 2025-02-14.
ledger::Submission sale_of_pledged();

// The entry that the ledger makes of it, at the next position.
ledger::Entry decided(const Folded& ledger, const ledger::Submission& submission);
ledger::Receipt answered(const Folded& ledger, const ledger::Entry& entry,
                         ledger::Language language);
ledger::Instant moment(std::string_view text);

}  // namespace connectors::views::test
