#pragma once

// Posting: one change of the figures, which one entry makes for one thing. The cells are the sums
// of all postings, in both bases. The journal of the postings gives any figure as of any older
// position, and the events behind each figure and each change of it.
//
// Stored form, as a record of the journal (projections/storage/journal_block.h); numbers are
// LEB128, signed ones in zigzag:
//   tag     := subject|cause<<4 (1)
//   posting := seq - registered_by, month, booked - month, breakdown (17),
//              contributor + 1 (0: none), figures: one for each indicator of the subject

#include <string>
#include <string_view>

#include "ledger/base/coding.h"
#include "ledger/model/state/patent.h"
#include "projections/cells/cell.h"

namespace projections::cells {

enum class PostingCause : std::uint8_t {
  kRegistration,
  kRevision,  // Of the value of a contract.
  kReceipt,
  kCancellation,  // A contract cancelled, a licence or pledge revoked.
  kCorrection,
  kRetraction,
  kReclassification,  // A correction that moves the thing's own figures to another month or
                      // breakdown; receipts that move with it are corrections.
  kBundle,            // Another pledge of the same bundle was registered or ended.
};
constexpr std::size_t kPostingCauses = 8;

std::string_view name(PostingCause cause);  // "registration"

constexpr ledger::PartyIndex kNoParty = 0xFFFF'FFFF;

struct Posting {
  ledger::Seq seq = 0;            // The entry that makes the change.
  ledger::Seq registered_by = 0;  // The event that registered the thing.
  Subject subject = Subject::kContract;
  PostingCause cause = PostingCause::kRegistration;
  ledger::Month month;   // Of the fact.
  ledger::Month booked;  // Of the filing.
  Breakdown breakdown;
  ledger::PartyIndex contributor = kNoParty;  // First seller, licensor, transferor, pledgor.
  Figures figures{};                          // The changes; money in fen.

  friend bool operator==(const Posting&, const Posting&) = default;
};

std::uint8_t tag_of(const Posting& posting);
void put(std::string& out, const Posting& posting);
// Reads what follows the tag, in a record of entry `seq`. Valid if `reader` is good afterwards.
Posting read_posting(ledger::ByteReader& reader, ledger::Seq seq, std::uint8_t tag);

}  // namespace projections::cells
