#pragma once

// Every bound on input. A submission that exceeds one is malformed (F08, or the
// code of the value); input is never asserted against these.

#include <cstddef>
#include <cstdint>

namespace ledger {

constexpr std::size_t kSubmissionBytesMax = std::size_t{1}
                                            << 20;  // One submission, in any encoding.
constexpr std::size_t kTextBytesMax = 4096;         // One text field.
constexpr std::size_t kListItemsMax = 10'000;       // One list: patents, parties.
constexpr std::size_t kIdBytesMax = 64;             // A submission id; a source.
constexpr std::size_t kPartyBytesMax = 63;          // A party id.
constexpr std::size_t kRateSourceBytesMax = 47;     // A publisher of rates.
constexpr std::size_t kJsonDepthMax = 16;
constexpr std::size_t kFaultsMax = 32;                           // Faults reported per submission.
constexpr std::uint32_t kShareDenominatorMax = 1'000'000;        // Of a stated share.
constexpr std::int64_t kAmountFenMax = 100'000'000'000'000'000;  // 10^15 yuan.
constexpr std::int64_t kExchangeRateMax = 1'000;                 // Yuan per unit of a currency.
constexpr int kHoldDaysMax = 30;  // docs/contract.md §3, priority notices.

}  // namespace ledger
