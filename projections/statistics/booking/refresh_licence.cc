// Transfers, and recorded licences.

#include "ledger/model/fold/confirm.h"
#include "projections/statistics/booking/booker.h"

namespace projections::statistics {
namespace {

// The form of the fee is that of the statement then: a correction changes it with the patent alone.
void keep_fee_form(const Booking& booked, Booking& next) {
  if (booked.registered_by != next.registered_by || booked.by.patent != next.by.patent) return;
  next.breakdown.set(cells::Dimension::kFeeForm, booked.breakdown.code(cells::Dimension::kFeeForm));
}

// The booking of a licence that was recorded by event `seq`; `booked` if it is no such event.
Booking booking_of(const Booker& booker, const ledger::Licence& licence, const Booking& booked) {
  const ledger::Seq seq = *licence.registered_by;
  const ledger::Seq known = booker.known_of(booked, seq);
  const auto content = booker.event().content_of(seq);
  if (const auto* record = content.as<ledger::LicenceRecord>()) {
    return booking_of(seq, classify(booker.after(), *record, known),
                      {1, count(record->patents.size())});
  }
  const auto* accept = content.as<ledger::OpenLicenceAccept>();
  if (accept == nullptr) return booked;
  const ledger::Date recorded = accept->recorded.value_or(licence.recorded);
  Booking next =
      booking_of(seq, classify(booker.after(), *accept, licence, recorded, known), {1, 1});
  if (booked.is_known) keep_fee_form(booked, next);
  return next;
}

}  // namespace

namespace {

// What the office adopted from its own statement of a licence that was reported before.
void adopt(const Booker& booker, const ledger::Licence& licence, Booking& next) {
  if (!licence.stated.adopted.has_value()) return;
  const auto* record =
      booker.event().content_of(*licence.stated.adopted).as<ledger::LicenceRecord>();
  if (record == nullptr) return;
  next.month = ledger::Month::of(licence.recorded);
  next.values = {1, count(licence.patents.size())};
  using R = ledger::LicenceRecord;
  const bool is_as_stated = licence.knows(&R::kind) &&
                            !ledger::is_changed(licence.changes, ledger::FieldSet<R>(&R::kind));
  if (is_as_stated) next.breakdown.set(cells::Dimension::kLicenceKind, licence.kind);
}

// What a report added to a recordation of the office: the kind and the form of the fee. It counts
// under them from the entry with which they are known.
void complete(const Booker& booker, const ledger::Licence& licence, Booking& next) {
  if (!next.is_known || !licence.stated.completed.has_value()) return;
  const auto* report =
      booker.event().content_of(*licence.stated.completed).as<ledger::LicenceRecord>();
  if (report == nullptr) return;
  const auto add = [&next](cells::Dimension dimension, auto code) {
    if (next.breakdown.code(dimension) == 0) next.breakdown.set(dimension, code);
  };
  add(cells::Dimension::kLicenceKind, report->kind);
  if (report->fee) add(cells::Dimension::kFeeForm, report->fee->form);
}

}  // namespace

void refresh_confirmations(Booker& booker, const ledger::TransferRegister& body) {
  const ledger::State& after = booker.after();
  for (const ledger::PatentNumber number : body.patents) {
    const auto index = after.patents.index_of(number);
    const auto title = index ? after.titles.find(*index) : after.titles.end();
    if (title == after.titles.end()) continue;
    const ledger::TitleStep& newest = title->second.back();
    const bool is_alone = newest.seq == booker.event().seq() && !newest.confirms.has_value();
    if (is_alone && !booker.event().is_restated()) continue;  // It changes no other step.
    for (const ledger::TitleStep& step : title->second) {
      Booking* booked = booker.books().transfers.find(step.seq);
      const bool is_live = is_counted(after, title->second, step);
      if (booked == nullptr || !booked->is_known || booked->is_live == is_live) continue;
      Booking next = *booked;
      next.is_live = is_live;
      booker.post(cells::Subject::kTransfer, *booked, next);
    }
  }
}

void refresh_transfer(Booker& booker, ledger::Seq seq) {
  Booking& booked = booker.books().transfers.find_or_add(seq);
  const auto* transfer = booker.event().content_of(seq).as<ledger::TransferRegister>();
  Booking next = booked;
  next.is_live = transfer != nullptr;
  if (transfer != nullptr) {
    next = booking_of(seq, classify(booker.after(), *transfer, booker.known_of(booked, seq)),
                      {1, count(transfer->patents.size())});
    next.contributor = contributor_of(booker.after(), transfer->from);
    next.is_live = is_counted(booker.after(), *transfer, seq);
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
    next = booking_of(booker, *licence, booked);
  }
  complete(booker, *licence, next);
  adopt(booker, *licence, next);
  if (!licence->licensors.empty()) next.contributor = licence->licensors.front();
  next.is_live = next.is_known && licence->is_recorded && !licence->is_revoked;
  booker.post(cells::Subject::kLicence, booked, next);
}

}  // namespace projections::statistics
