#pragma once

// Booker posts the changes that one entry makes to the books. Internal to the statistics.
//
// The refresh_* functions bring the booking of one thing in line with the State after the entry,
// and post the difference. They do nothing for things that the State does not know. A thing is
// classified from the body of its registration: when it is registered, and again when that is
// corrected (classify.h). Of later events, only what they change is read from the State.

#include <string_view>

#include "ledger/model/fold/changed_event.h"
#include "projections/statistics/booking/classify.h"

namespace projections::statistics {

class Booker {
 public:
  // `entry` takes effect; `after` is the State with it. All outlive the Booker.
  Booker(Books& books, const ledger::State& after, const ledger::Entry& entry,
         const ledger::Restatement* restatement);

  Books& books() { return books_; }
  const ledger::State& after() const { return after_; }
  const ledger::ChangedEvent& event() const { return event_; }
  ledger::Seq seq() const { return entry_.seq; }

  // Whether a booking must be made from the body of event `registered_by`: it was made from no or
  // another event, or an event of the thing is restated.
  bool is_outdated(const Booking& booking, ledger::Seq registered_by) const;
  // The entry with which the thing registered by that event first counted.
  ledger::Seq known_of(const Booking& booking, ledger::Seq registered_by) const;

  // Replaces `booked` by `next`, and posts the difference of what they count.
  void post(cells::Subject subject, Booking& booked, const Booking& next);
  // Posts receipts of a contract once more (`sign` 1), or takes them back (-1).
  void post_receipts(const Booking& contract, const MonthlySum& receipts, int sign);
  // Posts that `pledge` counts, or no longer counts, for its bundle.
  void post_bundle_change(Booking& pledge, bool is_counted_by_bundle);

 private:
  void post_figures(cells::Subject subject, const Booking& booking, const cells::Figures& figures);
  void add_posting(const cells::CellId& id, const Booking& booking, const cells::Figures& figures);

  Books& books_;
  const ledger::State& after_;
  const ledger::Entry& entry_;
  ledger::ChangedEvent event_;
  cells::PostingCause cause_;
  ledger::Month booked_in_;
};

void refresh_contract(Booker& booker, std::string_view id);
void refresh_transfer(Booker& booker, ledger::Seq seq);  // Of the registration.
// The other transfers of its patents that count, or count no more, because of it: a confirmation
// counts nothing.
void refresh_confirmations(Booker& booker, const ledger::TransferRegister& body);
void refresh_licence(Booker& booker, std::string_view id);
// The newest open-licence statement of a patent; after a restatement all of them.
void refresh_statements(Booker& booker, ledger::PatentNumber patent);
// Takes back the statement that event `seq` declared, which was restated. If it is still in force,
// refresh_statements() books it again.
void withdraw_statement(Booker& booker, ledger::Seq seq);
void refresh_pledge(Booker& booker, std::string_view id);

// Everything that is classified by that party or patent, after a correction of what it stated.
void reclassify_party(Booker& booker, const ledger::PartyId& party);
void reclassify_patent(Booker& booker, ledger::PatentNumber patent);
// A contract that changes its breakdown takes its receipts with it. `before` is its booking before.
void move_receipts(Booker& booker, std::uint32_t contract, const Booking& before);

// A booking of a thing registered by event `registered_by`, which counts `values`.
Booking booking_of(ledger::Seq registered_by, const Classification& classification,
                   const cells::Figures& values);
// Bookings by the State's index of the thing.
Booking& booking_at(std::vector<Booking>& bookings, std::uint32_t index);
ledger::PartyIndex contributor_of(const ledger::State& state,
                                  const std::vector<ledger::PartyId>& parties);

// As table.find(), but finds the newest thing, which an entry has most often just made, without
// hashing its id.
template <typename T>
const T* find(const ledger::ThingTable<T>& table, std::string_view id) {
  if (table.size() == 0) return nullptr;
  const T& newest = table.at(static_cast<std::uint32_t>(table.size() - 1));
  return newest.id == id ? &newest : table.find(id);
}

inline std::int64_t count(std::size_t things) { return static_cast<std::int64_t>(things); }
// An amount whose value in yuan is not known counts as zero.
inline std::int64_t fen(std::optional<ledger::Amount> amount) { return amount ? amount->fen : 0; }

}  // namespace projections::statistics
