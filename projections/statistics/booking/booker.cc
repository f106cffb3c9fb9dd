#include "projections/statistics/booking/booker.h"

#include <algorithm>
#include <functional>
#include <utility>

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

PostingCause cause_of(const ledger::Body& body, bool is_restated) {
  if (std::holds_alternative<ledger::EventRetract>(body)) return PostingCause::kRetraction;
  if (is_restated) return PostingCause::kCorrection;
  if (std::holds_alternative<ledger::ContractRevise>(body)) return PostingCause::kRevision;
  if (std::holds_alternative<ledger::ContractReceipt>(body)) return PostingCause::kReceipt;
  const bool is_cancelled = std::holds_alternative<ledger::ContractCancel>(body) ||
                            std::holds_alternative<ledger::LicenceRevoke>(body) ||
                            std::holds_alternative<ledger::PledgeRevoke>(body);
  return is_cancelled ? PostingCause::kCancellation : PostingCause::kRegistration;
}

}  // namespace

Booking booking_of(ledger::Seq registered_by, ledger::Date day, const cells::Breakdown& breakdown,
                   const cells::Figures& values) {
  Booking booking;
  booking.registered_by = registered_by;
  booking.month = ledger::Month::of(day);
  booking.breakdown = breakdown;
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
      event_(entry, restatement),
      cause_(cause_of(entry.submission->body, restatement != nullptr)),
      booked_in_(ledger::Month::of(entry.submission->at.day())) {}

bool Booker::is_outdated(const Booking& booking, ledger::Seq registered_by) const {
  return !booking.is_known || booking.registered_by != registered_by ||
         event_.is_restated(registered_by);
}

void Booker::post(cells::Subject subject, Booking& booked, const Booking& next) {
  const cells::Figures old_figures = counted(subject, booked);
  const cells::Figures figures = counted(subject, next);
  if (booked.month == next.month && booked.breakdown == next.breakdown) {
    post_figures(subject, next, difference(figures, old_figures));
  } else {
    const PostingCause cause = cause_;
    if (cause == PostingCause::kCorrection && figures == old_figures) {
      cause_ = PostingCause::kReclassification;
    }
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
