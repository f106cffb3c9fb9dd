#pragma once

// Posting is one change of the figures: what an entry added to a cell, or took from it, because of
// one thing. The journal of all postings, in the order of the entries, is what the statistics are
// made of: its sums are the cells, in both bases. From it a figure can be told again as it was at
// any older position, and each figure, and each change of one, can be traced to its events.
//
// Stored form, as a record of the journal (projections/release/journal_block.h); numbers are
// LEB128, signed ones in zigzag:
//   tag     := subject|cause<<4 (1)
//   posting := seq - thing, month, booked - month, breakdown (17), contributor, figures
// as many figures as the subject has indicators.

#include <string>
#include <string_view>

#include "ledger/model/patent.h"
#include "projections/cell.h"
#include "projections/leb128.h"

namespace projections {

enum class PostingCause : std::uint8_t {
  kRegistration,
  kRevision,  // The value of a contract, as it became known.
  kReceipt,
  kCancellation,  // A contract cancelled, a licence or pledge revoked.
  kCorrection,
  kRetraction,
  kReclassification,  // Corrected: the thing's own figures under another month or breakdown. What
                      // follows from it, as receipts do, is a correction.
  kBundle,            // Another pledge of its bundle came or went.
};
constexpr std::size_t kPostingCauses = 8;

std::string_view name(PostingCause cause);  // "registration"

constexpr ledger::PartyIndex kNoParty = 0xFFFF'FFFF;

struct Posting {
  ledger::Seq seq = 0;    // The entry that made it.
  ledger::Seq thing = 0;  // The event that registered what is counted.
  Subject subject = Subject::kContract;
  PostingCause cause = PostingCause::kRegistration;
  ledger::Month month;   // Of the fact,
  ledger::Month booked;  // and of the filing.
  Breakdown breakdown;
  ledger::PartyIndex contributor = kNoParty;  // The first seller, licensor, pledgor, …
  Figures figures{};                          // The change.

  friend bool operator==(const Posting&, const Posting&) = default;
};

std::uint8_t tag_of(const Posting& posting);
void put(std::string& out, const Posting& posting);
// What follows the tag of a posting of entry `seq`; good where the reader is good then.
Posting read_posting(NumberReader& reader, ledger::Seq seq, std::uint8_t tag);

}  // namespace projections
