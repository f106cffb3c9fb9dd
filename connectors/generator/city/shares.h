#pragma once

// Shares: the distributions of the city, in parts of a thousand. Published ones have their source;
// the others are set here.

#include <array>
#include <cstdint>

#include "ledger/model/commands/contract.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/transfer.h"

namespace connectors::generator {

// Patent types among grants: invention, utility model, design. Set here.
constexpr std::array<std::uint16_t, 3> kTypeWeights{320, 530, 150};

// Forms of fee of a licence: fixed fees 58.2 %, royalties 4.3 %, free 37.5 % of 7 781 contracts
// (CNIPA, 2022). The shares within the three groups (law.md §3.5) are set here.
constexpr auto kLicenceFees = std::to_array<ledger::FeeForm>(
    {ledger::FeeForm::kLumpSum, ledger::FeeForm::kInstalments, ledger::FeeForm::kEquity,
     ledger::FeeForm::kRoyalty, ledger::FeeForm::kEntryFeePlusRoyalty, ledger::FeeForm::kFree,
     ledger::FeeForm::kTryFirstPayLater, ledger::FeeForm::kWarrant, ledger::FeeForm::kCross});
constexpr std::array<std::uint16_t, 9> kLicenceFeeWeights{430, 142, 10, 18, 25, 345, 15, 5, 10};

// Forms of fee of a transfer or another technology contract. Set here.
constexpr auto kTransferFees = std::to_array<ledger::FeeForm>(
    {ledger::FeeForm::kLumpSum, ledger::FeeForm::kInstalments, ledger::FeeForm::kEquity,
     ledger::FeeForm::kEntryFeePlusRoyalty, ledger::FeeForm::kFree, ledger::FeeForm::kWarrant});
constexpr std::array<std::uint16_t, 6> kTransferFeeWeights{690, 180, 45, 35, 45, 5};

// A fixed licence fee is 3.21 million yuan on average (CNIPA, 2022: 4 531 contracts, 14.55
// billion). From 50 000 yuan, doubled with 64 %: 3.2 million on average.
constexpr std::int64_t kFeeMin = 5'000'000;  // In fen.
constexpr std::uint32_t kFeeTail = 640;
constexpr int kFeeDoublings = 12;

// A pledge of patents secures 15.7 million yuan on average (first half of 2021: 86.2 billion in
// 5 497 projects; law.md §4.6). From 1 million, doubled with 59.5 %: 15.7 million on average.
constexpr std::int64_t kPledgeMin = 100'000'000;  // In fen.
constexpr std::uint32_t kPledgeTail = 595;
constexpr int kPledgeDoublings = 8;

// The six large state banks have nearly 30 % of the projects, the city's own banks 20 % (2022;
// law.md §4.6). Of ten pledges, three are at the first six banks and two at the next four.
constexpr std::array<std::uint16_t, 3> kBankWeights{300, 200, 500};
constexpr std::array<std::uint8_t, 4> kBankBounds{0, 6, 10, 24};

// Patents in a contract: 2.3 on average (17 967 in 7 781 licence contracts; CNIPA, 2022): one
// in most, many in some; fewer if the owner has no more free patents.
constexpr std::uint32_t kManyTail = 580;
constexpr int kManyDoublings = 5;

// Kinds of licence. Set here; ordinary licences are most (presumed by law.md §3.1).
constexpr auto kLicenceKinds = std::to_array<ledger::LicenceKind>(
    {ledger::LicenceKind::kOrdinary, ledger::LicenceKind::kExclusive, ledger::LicenceKind::kSole,
     ledger::LicenceKind::kCross});
constexpr std::array<std::uint16_t, 4> kLicenceKindWeights{690, 210, 80, 20};

// Causes of transfers without a technology contract (law.md §2.2). Set here.
constexpr auto kOtherCauses = std::to_array<ledger::TransferCause>(
    {ledger::TransferCause::kSale, ledger::TransferCause::kGift,
     ledger::TransferCause::kRelatedParty, ledger::TransferCause::kMerger,
     ledger::TransferCause::kDivision, ledger::TransferCause::kInheritance,
     ledger::TransferCause::kCourtJudgment, ledger::TransferCause::kAuction,
     ledger::TransferCause::kBankruptcy, ledger::TransferCause::kEquityContribution});
constexpr std::array<std::uint16_t, 10> kOtherCauseWeights{520, 60, 200, 90, 30,
                                                           10,  20, 30,  20, 20};

}  // namespace connectors::generator
