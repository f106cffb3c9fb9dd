#pragma once

// Every bound on input. A submission that exceeds one is malformed (F08, or the
// code of the value); input is never asserted against these.

#include <cstddef>
#include <cstdint>

namespace ledger {

constexpr std::size_t kSubmissionBytesMax = std::size_t{1}
                                            << 20;  // One submission, in any encoding.
// Larger inputs are stored apart, as far as these bounds allow: one of them, and all of a ledger.
constexpr std::uint64_t kSpooledBytesMax = std::uint64_t{256} << 20;
constexpr std::uint64_t kQuarantineBytesMax = std::uint64_t{4} << 30;
constexpr std::size_t kTextBytesMax = 4096;    // One text field.
constexpr std::size_t kListItemsMax = 10'000;  // One list, of whatever.
constexpr std::size_t kPatentsMax = 5'000;     // One list of patents, or of other rights.
constexpr std::size_t kPartiesMax = 500;       // One list of parties, owners or consents.
constexpr std::size_t kTextsMax = 200;         // One list of texts: uses, carve-outs.
constexpr std::size_t kTermsMax = 1'000;       // One list of other things: instalments, roles.
constexpr std::size_t kTerritoriesMax = 100;   // Entries of a territory.
// What one act may reach: the owners that its patents have on record and get; and their rights, if
// they are several.
constexpr std::size_t kReachMax = 50'000;
constexpr std::size_t kIdBytesMax = 64;              // A submission id; a source.
constexpr std::size_t kPartyBytesMax = 63;           // A party id.
constexpr std::size_t kPublishedNameBytesMax = 189;  // A name where a party id belongs.
constexpr std::size_t kRateSourceBytesMax = 47;      // A publisher of rates.
constexpr std::size_t kJsonDepthMax = 16;
constexpr std::size_t kFaultsMax = 32;                           // Faults reported per submission.
constexpr std::size_t kNamedEventsMax = 100;                     // Events named in one ground.
constexpr std::uint32_t kShareDenominatorMax = 1'000'000;        // Of a stated share.
constexpr std::int64_t kAmountFenMax = 100'000'000'000'000'000;  // 10^15 yuan.
constexpr std::int64_t kExchangeRateMax = 1'000;                 // Yuan per unit of a currency.
constexpr int kHoldDaysMax = 30;                       // docs/contract.md §3, priority notices.
constexpr std::int64_t kAheadMsMax = 5LL * 60 * 1000;  // Of `at`, after the moment of receipt.

}  // namespace ledger
