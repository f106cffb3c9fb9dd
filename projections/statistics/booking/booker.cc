#include "projections/statistics/booking/booker.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ledger/model/commands/one_of.h"

namespace projections::statistics {
namespace {

using cells::PostingCause;

cells::Figures minus(const cells::Figures& figures) {
  cells::Figures result{};
  std::ranges::transform(figures, result.begin(), std::negate<>{});
  return result;
}

cells::Figures difference(const cells::Figures& next, const cells::Figures& old) {
  cells::Figures result{};
  std::ranges::transform(next, old, result.begin(), std::minus<>{});
  return result;
}

// Why an entry posts.
struct CauseOf {
  PostingCause operator()(const ledger::EventRetract& /*body*/) const {
    return PostingCause::kRetraction;
  }
  PostingCause operator()(const ledger::EventCorrect& /*body*/) const {
    return PostingCause::kCorrection;
  }
  PostingCause operator()(const ledger::ContractRevise& /*body*/) const {
    return PostingCause::kRevision;
  }
  PostingCause operator()(const ledger::ContractReceipt& /*body*/) const {
    return PostingCause::kReceipt;
  }
  PostingCause operator()(const ledger::OneOf<ledger::ContractCancel, ledger::LicenceRevoke,
                                              ledger::PledgeRevoke> auto& /*body*/) const {
    return PostingCause::kCancellation;
  }
  // Those that post nothing have this one too: see entry_postings.cc.
  PostingCause operator()(
      const ledger::OneOf<
          ledger::PartyRegister, ledger::PartyRename, ledger::PartySucceed, ledger::PatentApply,
          ledger::PatentGrant, ledger::PatentAnnuity, ledger::PatentSuspend, ledger::PatentResume,
          ledger::PatentInvalidation, ledger::PatentEnd, ledger::PatentRestore,
          ledger::PatentExtend, ledger::PatentClassify, ledger::TransferRegister,
          ledger::LicenceRecord, ledger::LicenceChange, ledger::LicenceCancel,
          ledger::PledgeRegister, ledger::PledgeChange, ledger::PledgeCancel, ledger::PledgeDefault,
          ledger::PledgeCompensate, ledger::PledgeRecover, ledger::PledgeDispose, ledger::HoldPlace,
          ledger::HoldRelease, ledger::OpenLicenceDeclare, ledger::OpenLicenceAnnounce,
          ledger::OpenLicenceWithdraw, ledger::OpenLicenceAccept, ledger::ContractRegister,
          ledger::UseReport, ledger::UseJustify, ledger::ClockDay,
          ledger::GazetteMap> auto& /*body*/) const {
    return PostingCause::kRegistration;
  }
};

}  // namespace

Booking booking_of(ledger::Seq registered_by, const Classification& classification,
                   const cells::Figures& values) {
  Booking booking;
  booking.registered_by = registered_by;
  booking.month = ledger::Month::of(classification.by.day);
  booking.by = classification.by;
  booking.breakdown = classification.breakdown;
  booking.values = values;
  booking.is_known = true;
  booking.is_live = true;
  return booking;
}

Booking& booking_at(std::vector<Booking>& bookings, std::uint32_t index) {
  if (index >= bookings.size()) bookings.resize(std::size_t{index} + 1);
  return bookings[index];
}

ledger::PartyIndex contributor_of(const ledger::State& state,
                                  const std::vector<ledger::PartyId>& parties) {
  if (parties.empty()) return cells::kNoParty;
  return state.parties.index_of(parties.front()).value_or(cells::kNoParty);
}

Booker::Booker(Books& books, const ledger::State& after, const ledger::Entry& entry,
               const ledger::Restatement* restatement)
    : books_(books),
      after_(after),
      entry_(entry),
      event_(after, entry, restatement),
      cause_(std::visit(CauseOf{}, entry.submission->body)),
      booked_in_(ledger::Month::of(entry.submission->at.day())) {}

bool Booker::is_outdated(const Booking& booking, ledger::Seq registered_by) const {
  return !booking.is_known || booking.registered_by != registered_by ||
         (event_.is_restated() && event_.content_of(registered_by).body != nullptr);
}

ledger::Seq Booker::known_of(const Booking& booking, ledger::Seq registered_by) const {
  const bool is_same = booking.is_known && booking.registered_by == registered_by;
  return is_same ? booking.by.known : entry_.seq;
}

void Booker::post(cells::Subject subject, Booking& booked, const Booking& next) {
  const cells::Figures old_figures = counted(subject, booked);
  const cells::Figures figures = counted(subject, next);
  if (booked.month == next.month && booked.breakdown == next.breakdown) {
    post_figures(subject, next, difference(figures, old_figures));
  } else {
    const PostingCause cause = cause_;
    const bool corrects = cause == PostingCause::kCorrection || cause == PostingCause::kRetraction;
    if (corrects && figures == old_figures) cause_ = PostingCause::kReclassification;
    post_figures(subject, booked, minus(old_figures));
    post_figures(subject, next, figures);
    cause_ = cause;
  }
  booked = next;
}

void Booker::post_receipts(const Booking& contract, const MonthlySum& receipts, int sign) {
  if (receipts.fen == 0) return;
  add_posting({receipts.month, contract.breakdown, cells::Subject::kContract}, contract,
              {0, 0, 0, sign * receipts.fen});
}

void Booker::post_bundle_change(Booking& pledge, bool is_counted_by_bundle) {
  const PostingCause cause = std::exchange(cause_, PostingCause::kBundle);
  Booking next = pledge;
  next.is_counted_by_bundle = is_counted_by_bundle;
  post(cells::Subject::kPledge, pledge, next);
  cause_ = cause;
}

void Booker::post_figures(cells::Subject subject, const Booking& booking,
                          const cells::Figures& figures) {
  if (figures == cells::Figures{}) return;
  add_posting({booking.month, booking.breakdown, subject}, booking, figures);
}

void Booker::add_posting(const cells::CellId& id, const Booking& booking,
                         const cells::Figures& figures) {
  books_.cells.add(id, booked_in_, figures);
  books_.postings.push_back({entry_.seq, booking.registered_by, id.subject, cause_, id.month,
                             booked_in_, id.breakdown, booking.contributor, figures});
}

}  // namespace projections::statistics
