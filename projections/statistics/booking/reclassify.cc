// After a correction of a party or a patent: everything that it classifies, whatever its month.

#include "projections/statistics/booking/booker.h"

namespace projections::statistics {
namespace {

// Posts the booking once more if its classes are others now. Returns whether they are.
bool post_reclassified(Booker& booker, cells::Subject subject, Booking& booked) {
  Booking next = booked;
  next.breakdown = reclassify(booker.after(), subject, booked);
  if (next.breakdown == booked.breakdown) return false;
  booker.post(subject, booked, next);
  return true;
}

// A correction of a party or patent is rare: all bookings are read, and there is no index of them.
template <typename IsBy>
void reclassify_all(Booker& booker, const IsBy& is_by) {
  const auto of = [&](cells::Subject subject, Booking& booked) {
    if (booked.is_known && is_by(booked.by)) post_reclassified(booker, subject, booked);
  };
  Books& books = booker.books();
  for (std::uint32_t i = 0; i < books.contracts.size(); ++i) {
    Booking& booked = books.contracts[i];
    if (!booked.is_known || !is_by(booked.by)) continue;
    const Booking before = booked;
    if (post_reclassified(booker, cells::Subject::kContract, booked)) {
      move_receipts(booker, i, before);
    }
  }
  for (Booking& booked : books.licences) of(cells::Subject::kLicence, booked);
  for (Booking& booked : books.pledges) of(cells::Subject::kPledge, booked);
  books.transfers.for_each([&](Booking& booked) { of(cells::Subject::kTransfer, booked); });
  books.statements.for_each([&](Booking& booked) { of(cells::Subject::kStatement, booked); });
}

}  // namespace

void reclassify_party(Booker& booker, const ledger::PartyId& party) {
  const auto index = booker.after().parties.index_of(party);
  if (!index) return;
  reclassify_all(booker, [index = *index](const ClassifiedBy& by) {
    return by.seller == index || by.buyer == index;
  });
}

void reclassify_patent(Booker& booker, ledger::PatentNumber patent) {
  const auto index = booker.after().patents.index_of(patent);
  if (!index) return;
  reclassify_all(booker, [index = *index](const ClassifiedBy& by) { return by.patent == index; });
}

}  // namespace projections::statistics
