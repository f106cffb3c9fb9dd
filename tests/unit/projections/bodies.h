#pragma once

// Bodies of submissions with the fields that the statistics read.

#include <string_view>

#include "tests/unit/projections/folded.h"

namespace projections::test {

constexpr std::string_view kSeller = "12120000401900018C";  // A university in 120104.
constexpr std::string_view kBuyer = "91120116MA990001XT";   // An enterprise in 120116.
constexpr std::string_view kBank = "91120101MA9900079B";    // A bank in 120101.
constexpr std::string_view kPatent = "201919000001.6";      // An invention, G05B, C34.
constexpr std::string_view kUtilityModel = "202129000003.8";
constexpr std::string_view kDesign = "202239000004.2";

Folded with_parties();  // And with the three patents.

ledger::ContractRegister contract(std::string_view id, std::string_view total,
                                  std::string_view registered);
ledger::ContractRevise revision(std::string_view id, std::string_view total);
ledger::ContractReceipt receipt(std::string_view id, std::string_view amount, std::string_view on);
ledger::ContractCancel cancellation(std::string_view id);

ledger::TransferRegister transfer(std::string_view registered);
ledger::LicenceRecord licence(std::string_view id, std::string_view recorded);
ledger::LicenceRevoke licence_revocation(std::string_view id);
ledger::OpenLicenceDeclare statement(std::string_view announced);  // Empty: a proposal.
ledger::OpenLicenceAnnounce announcement(std::string_view announced);
ledger::OpenLicenceAccept acceptance(std::string_view id, std::string_view recorded);

ledger::PledgeRegister pledge(std::string_view id, std::string_view amount,
                              std::string_view registered, std::string_view bundle = "");
ledger::PledgeRevoke pledge_revocation(std::string_view id);

}  // namespace projections::test
