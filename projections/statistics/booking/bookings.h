#pragma once

// Books: what each thing (contract, transfer, licence, statement, pledge) counts at the moment.
// Statistics compares a Booking with what the thing must count after an entry, and adds the
// difference to the cells.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/model/state/state.h"
#include "projections/cells/cells.h"
#include "projections/cells/posting.h"

namespace projections::statistics {

constexpr ledger::PatentIndex kNoPatent = 0xFFFF'FFFF;

// By what a thing is classified: the classes of its first seller, its first buyer and its first
// patent on its day, as they were stated before entry `known`. They are those of a correction too,
// which can change the day, the parties or the patent (docs/law.md §7.2).
struct ClassifiedBy {
  ledger::Seq known = 0;  // The entry that made the thing count: it was classified then.
  ledger::Date day;       // Of its month in the event basis.
  ledger::PartyIndex seller = cells::kNoParty;
  ledger::PartyIndex buyer = cells::kNoParty;
  ledger::PatentIndex patent = kNoPatent;

  friend bool operator==(const ClassifiedBy&, const ClassifiedBy&) = default;
};

struct Booking {
  ledger::Seq registered_by = 0;  // Seq of the event that the rest was taken from.
  cells::Figures values{};        // By the indicators of its subject, without receipts.
  ledger::Month month;
  ClassifiedBy by;
  std::uint32_t bundle = 0;                          // Of a pledge: see Bundles::intern().
  ledger::PartyIndex contributor = cells::kNoParty;  // First seller, licensor, transferor, pledgor.
  cells::Breakdown breakdown;
  bool is_known = false;  // If false, the rest is empty.
  bool is_live = false;   // If false, it counts nothing.
  // Another pledge of its bundle counts number and amount for it.
  bool is_counted_by_bundle = false;

  friend bool operator==(const Booking&, const Booking&) = default;
};

// What a booking contributes to the cells.
cells::Figures counted(cells::Subject subject, const Booking& booking);

struct MonthlySum {
  ledger::Month month;
  std::int64_t fen = 0;

  friend bool operator==(const MonthlySum&, const MonthlySum&) = default;
};

// Bookings by seq of an event. A sorted vector, because events arrive in the order of their seqs.
class BookingsBySeq {
 public:
  Booking* find(ledger::Seq seq);  // Null if there is none.
  Booking& find_or_add(ledger::Seq seq);
  template <typename Visit>
  void for_each(const Visit& visit) {
    for (auto& [seq, booking] : items_) visit(booking);
  }
  const std::vector<std::pair<ledger::Seq, Booking>>& items() const { return items_; }

 private:
  std::vector<std::pair<ledger::Seq, Booking>> items_;
};

// Pledges registered in one bundle are one contract: the member with the lowest seq counts for all.
struct Bundle {
  std::string name;                    // Within its pledgees, which are in it (refresh_pledge.cc).
  std::vector<std::uint32_t> members;  // Live pledges, by the State's index.
  std::uint32_t first = 0;             // The member that counts, if there are members.
};

class Bundles {
 public:
  // The number of a bundle: 1 and up; 0 for an empty name.
  std::uint32_t intern(std::string_view name);
  Bundle& at(std::uint32_t number) { return items_[number - 1]; }
  const std::vector<Bundle>& items() const { return items_; }

 private:
  std::vector<Bundle> items_;
  ledger::ByText<std::uint32_t> index_;
};

// The member with the lowest seq of registration. The bundle has members.
std::uint32_t first_member(const Bundle& bundle, const std::vector<Booking>& pledges);

// A day that the calendar of the ledger has reached (State::today); no clock is read.
struct CalendarDay {
  ledger::Date day;
  ledger::Seq first = 0;  // The entry with which it was reached.

  friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

// All bookings, and the sums of what they count.
struct Books {
  std::vector<Booking> contracts;  // By the State's index; so are licences and pledges.
  std::vector<Booking> licences;
  std::vector<Booking> pledges;
  BookingsBySeq transfers;   // By seq of the registration.
  BookingsBySeq statements;  // By seq of the declaration.
  std::unordered_map<std::uint32_t, std::vector<MonthlySum>> receipts;  // By contract.
  Bundles bundles;
  cells::Cells cells;
  std::vector<CalendarDay> days;         // Ascending.
  std::vector<cells::Posting> postings;  // Of the last entry.
};

}  // namespace projections::statistics
