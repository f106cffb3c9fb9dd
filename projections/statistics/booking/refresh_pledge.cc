// Pledges, and the bundles that count as one pledge.

#include <algorithm>
#include <string>
#include <vector>

#include "projections/statistics/booking/booker.h"

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

// The name of its bundle, within its pledgees as registered. A text has no NUL.
std::string bundle_of(const ledger::PledgeRegister& pledge) {
  if (pledge.bundle.empty()) return {};
  std::vector<std::string_view> pledgees;
  for (const ledger::PartyId& pledgee : pledge.pledgees) pledgees.push_back(pledgee.view());
  std::ranges::sort(pledgees);
  std::string key = pledge.bundle;
  for (const std::string_view pledgee : pledgees) key.append(1, '\0').append(pledgee);
  return key;
}

Booking booking_of(Booker& booker, ledger::Seq registered_by, const ledger::PledgeRegister& pledge,
                   const Booking& booked) {
  const auto amount = in_yuan(pledge.claim);
  const ledger::Seq known = booker.known_of(booked, registered_by);
  Booking next = statistics::booking_of(registered_by, classify(booker.after(), pledge, known),
                                        {1, fen(amount), count(pledge.patents.size())});
  next.bundle = booker.books().bundles.intern(bundle_of(pledge));
  next.contributor = contributor_of(booker.after(), pledge.pledgors);
  return next;
}

// What the office adopted from its own statement of a pledge that was reported before. A claim that
// it did not state is as reported.
void adopt(Booker& booker, const ledger::Pledge& pledge, Booking& next) {
  if (!pledge.stated.adopted.has_value()) return;
  const auto* body = booker.event().content_of(*pledge.stated.adopted).as<ledger::PledgeRegister>();
  if (body == nullptr) return;
  next.month = ledger::Month::of(pledge.registered);
  const std::int64_t amount = body->claim ? fen(in_yuan(pledge.claim)) : next.values[1];
  next.values = {1, amount, count(pledge.patents.size())};
}

// What another statement added to a registration without a claim: its amount counts from the entry
// with which it is known, in the month of the registration. So does the bundle of a report.
void complete(Booker& booker, const ledger::Pledge& pledge, Booking& next) {
  if (!next.is_known || !pledge.is_registered()) return;
  const auto statement = [&](ledger::Seq event) {
    return booker.event().content_of(event).as<ledger::PledgeRegister>();
  };
  const auto* report =
      pledge.stated.completed.has_value() ? statement(*pledge.stated.completed) : nullptr;
  if (report != nullptr && next.bundle == 0) {
    next.bundle = booker.books().bundles.intern(bundle_of(*report));
  }
  if (pledge.claimed_by == pledge.registered_by) return;
  const auto* claiming = pledge.claimed_by.has_value() ? statement(*pledge.claimed_by) : nullptr;
  if (claiming == nullptr && pledge.claimed_by.has_value()) return;  // It is booked.
  const auto amount = claiming == nullptr ? std::nullopt : in_yuan(claiming->claim);
  next.values[1] = fen(amount);
  next.breakdown.set(cells::Dimension::kAmountBand, pledge_band_of(amount));
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
    if (body != nullptr) next = booking_of(booker, *pledge->registered_by, *body, booked);
  }
  complete(booker, *pledge, next);
  adopt(booker, *pledge, next);
  next.is_live = next.is_known && pledge->is_registered() && !pledge->is_revoked;
  next.is_counted_by_bundle = false;
  if (booked.is_live) leave_bundle(booker, index, booked.bundle);
  if (next.is_live) join_bundle(booker, index, next);
  booker.post(cells::Subject::kPledge, booked, next);
}

}  // namespace projections::statistics
