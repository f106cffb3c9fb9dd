#pragma once

// The stored form of the books, so that a restart does not replay the whole log. Little-endian,
// except rows of cells, which are as in projections/cells/cell.h:
//
//   snapshot   := magic "PLSTAT" version(2) contracts licences pledges transfers statements
//                 receipts bundles cells days
//   contracts, licences, pledges := count(4) booking*
//   transfers, statements        := count(4) { seq(8) booking }*, seqs ascending
//   booking    := flags(1) { registered_by(8) month(4) by bundle(4) contributor(4) breakdown(17)
//                 values(8 each, 3) }?
//   by         := known(8) day(4) seller(4) buyer(4) patent(4)
//                 flags: 1 known (else nothing follows), 2 live, 4 counted by its bundle
//   receipts   := count(4) { contract(4) months(4) { month(4) fen(8) }* }*, contracts ascending
//   bundles    := count(4) { size(4) name, members(4) { pledge(4) }* }*
//   cells      := count(4) { size(4) key, size(4) value }*, keys ascending
//   days       := count(4) { day(4) first(8) }*, ascending

#include <optional>
#include <string>
#include <string_view>

#include "projections/statistics/booking/bookings.h"

namespace projections::statistics {

void write_snapshot(const Books& books, std::string& out);
// Empty if the bytes are not a snapshot of this version. Allocates in proportion to their size.
std::optional<Books> read_snapshot(std::string_view bytes);

}  // namespace projections::statistics
