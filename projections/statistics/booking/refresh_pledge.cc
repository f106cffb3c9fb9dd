// Pledges, and the bundles that count as one pledge.

#include <algorithm>

#include "projections/statistics/booking/booker.h"
#include "projections/statistics/booking/classify.h"

namespace projections::statistics {
namespace {

// Of the members of a bundle, the one with the lowest seq counts for all.
void join_bundle(Booker& booker, std::uint32_t index, Booking& next) {
  if (next.bundle == 0) return;
  Books& books = booker.books();
  Bundle& bundle = books.bundles.at(next.bundle);
  bundle.members.push_back(index);
  if (bundle.members.size() > 1) {
    Booking& first = books.pledges[bundle.first];
    if (first.registered_by < next.registered_by) {
      next.is_counted_by_bundle = true;
      return;
    }
    booker.post_bundle_change(first, true);
  }
  bundle.first = index;
}

void leave_bundle(Booker& booker, std::uint32_t index, std::uint32_t number) {
  if (number == 0) return;
  Books& books = booker.books();
  Bundle& bundle = books.bundles.at(number);
  std::erase(bundle.members, index);
  if (bundle.first != index || bundle.members.empty()) return;
  bundle.first = first_member(bundle, books.pledges);
  booker.post_bundle_change(books.pledges[bundle.first], false);
}

Booking booking_of(Booker& booker, ledger::Seq registered_by,
                   const ledger::PledgeRegister& pledge) {
  const ledger::Claim& claim = pledge.claim;
  const auto amount = in_yuan(claim.amount, claim.currency, claim.exchange);
  Booking next =
      statistics::booking_of(registered_by, pledge.registered, classify(booker.after(), pledge),
                             {1, fen(amount), count(pledge.patents.size())});
  next.bundle = booker.books().bundles.intern(pledge.bundle);
  next.contributor = contributor_of(booker.after(), pledge.pledgors);
  return next;
}

}  // namespace

void refresh_pledge(Booker& booker, std::string_view id) {
  const auto& pledges = booker.after().pledges;
  const ledger::Pledge* pledge = find(pledges, id);
  if (pledge == nullptr) return;
  const std::uint32_t index = pledges.index_of(*pledge);
  Booking& booked = booking_at(booker.books().pledges, index);
  Booking next = booked;
  if (pledge->is_registered() && booker.is_outdated(booked, *pledge->registered_by)) {
    const auto* body =
        booker.event().content_of(*pledge->registered_by).as<ledger::PledgeRegister>();
    if (body != nullptr) next = booking_of(booker, *pledge->registered_by, *body);
  }
  next.is_live = next.is_known && pledge->is_registered() && !pledge->is_revoked;
  next.is_counted_by_bundle = false;
  if (booked.is_live) leave_bundle(booker, index, booked.bundle);
  if (next.is_live) join_bundle(booker, index, next);
  booker.post(cells::Subject::kPledge, booked, next);
}

}  // namespace projections::statistics
