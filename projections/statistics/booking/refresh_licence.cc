// Transfers, and recorded licences.

#include "projections/statistics/booking/booker.h"
#include "projections/statistics/booking/classify.h"

namespace projections::statistics {

void refresh_transfer(Booker& booker, ledger::Seq seq) {
  Booking& booked = booker.books().transfers.find_or_add(seq);
  const auto* transfer = booker.event().content_of(seq).as<ledger::TransferRegister>();
  Booking next = booked;
  next.is_live = transfer != nullptr;
  if (transfer != nullptr) {
    next = booking_of(seq, transfer->registered, classify(booker.after(), *transfer),
                      {1, count(transfer->patents.size())});
    next.contributor = contributor_of(booker.after(), transfer->from);
  }
  booker.post(cells::Subject::kTransfer, booked, next);
}

void refresh_licence(Booker& booker, std::string_view id) {
  const ledger::State& after = booker.after();
  const ledger::Licence* licence = find(after.licences, id);
  if (licence == nullptr) return;
  Booking& booked = booking_at(booker.books().licences, after.licences.index_of(*licence));
  Booking next = booked;
  if (licence->is_recorded && booker.is_outdated(booked, *licence->registered_by)) {
    const auto content = booker.event().content_of(*licence->registered_by);
    if (const auto* record = content.as<ledger::LicenceRecord>()) {
      next = booking_of(*licence->registered_by, record->recorded, classify(after, *record),
                        {1, count(record->patents.size())});
    } else if (const auto* accept = content.as<ledger::OpenLicenceAccept>()) {
      next = booking_of(*licence->registered_by, accept->recorded.value_or(licence->recorded),
                        classify(after, *accept, *licence), {1, 1});
    }
  }
  if (!licence->licensors.empty()) next.contributor = licence->licensors.front();
  next.is_live = next.is_known && licence->is_recorded && !licence->is_revoked;
  booker.post(cells::Subject::kLicence, booked, next);
}

}  // namespace projections::statistics
