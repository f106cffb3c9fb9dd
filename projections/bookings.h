#pragma once

// What of each thing is in the sums: a Booking. Statistics compares it with what should be there
// after an entry, and adds the difference to the cells.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/model/state.h"
#include "projections/cells.h"
#include "projections/posting.h"

namespace projections {

struct Booking {
  ledger::Seq by = 0;  // The event that registered it, which the rest was taken from.
  Figures values{};    // By the indicators of its subject. Receipts are apart.
  ledger::Month month;
  std::uint32_t bundle = 0;  // Pledges: one more than the index of the bundle; 0: none.
  ledger::PartyIndex contributor = kNoParty;  // The first seller, licensor, transferor, pledgor.
  Breakdown breakdown;
  bool is_known = false;
  bool is_live = false;          // Otherwise it counts nothing.
  bool is_counted_once = false;  // Its pledge and amount count with another one of its bundle.

  friend bool operator==(const Booking&, const Booking&) = default;
};

// What the booking has in the cells.
Figures counted(Subject subject, const Booking& booking);

struct MonthlySum {
  ledger::Month month;
  std::int64_t fen = 0;

  friend bool operator==(const MonthlySum&, const MonthlySum&) = default;
};

// Bookings of events, by seq: a sorted vector, as events come in the order of their seqs.
class BookingsBySeq {
 public:
  Booking* find(ledger::Seq seq);
  Booking& reach(ledger::Seq seq);
  const std::vector<std::pair<ledger::Seq, Booking>>& items() const { return items_; }

 private:
  std::vector<std::pair<ledger::Seq, Booking>> items_;
};

// Pledges registered in one bundle are one contract: that of the lowest seq stands for all.
struct Bundle {
  std::string name;
  std::vector<std::uint32_t> members;  // Live pledges, by their index in the State.
  std::uint32_t first = 0;             // The member that counts, where there is one.
};

class Bundles {
 public:
  // One more than the bundle's index; 0 for no name.
  std::uint32_t intern(std::string_view name);
  Bundle& at(std::uint32_t bundle) { return items_[bundle - 1]; }
  const std::vector<Bundle>& items() const { return items_; }

 private:
  std::vector<Bundle> items_;
  ledger::ByText<std::uint32_t> index_;
};

// A day in the ledger's own time: the latest filing so far, which no clock is asked for.
struct FilingDay {
  ledger::Date day;
  ledger::Seq first = 0;  // The entry with which it began.

  friend bool operator==(const FilingDay&, const FilingDay&) = default;
};

// All bookings, and the sums of what they count.
struct Books {
  std::vector<Booking> contracts;  // By the State's index, as the next two.
  std::vector<Booking> licences;
  std::vector<Booking> pledges;
  BookingsBySeq transfers;
  BookingsBySeq statements;  // By the seq of their declaration.
  std::unordered_map<std::uint32_t, std::vector<MonthlySum>> receipts;  // By contract.
  Bundles bundles;
  Cells cells;
  std::vector<FilingDay> days;    // Ascending.
  std::vector<Posting> postings;  // Of the last entry.
};

}  // namespace projections
