#pragma once

// Every bound on what comes from outside, in one place. A sender who crosses one is told so (F08,
// or the code of the value); nothing here is ever asserted of input.

#include <cstddef>
#include <cstdint>

namespace ledger {

constexpr std::size_t kSubmissionBytesMax = std::size_t{1} << 20;  // One submission, any form.
constexpr std::size_t kTextBytesMax = 4096;                        // One text field.
constexpr std::size_t kListItemsMax = 10'000;                      // One list: patents, parties.
constexpr std::size_t kIdBytesMax = 64;                            // A sender's own id; a source.
constexpr std::size_t kPartyBytesMax = 63;                         // A party.
constexpr std::size_t kRateSourceBytesMax = 47;                    // Who published a rate.
constexpr std::size_t kJsonDepthMax = 16;
constexpr std::size_t kFaultsMax = 32;                           // Faults told of one submission.
constexpr std::uint32_t kShareDenominatorMax = 1'000'000;        // The finest share named.
constexpr std::int64_t kAmountFenMax = 100'000'000'000'000'000;  // 10^15 yuan.
constexpr std::int64_t kExchangeRateMax = 1'000;                 // Yuan for one unit of a currency.
constexpr int kHoldDaysMax = 30;  // contract.md §3, priority notices.

}  // namespace ledger
