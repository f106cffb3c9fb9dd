// Reads the books from a snapshot.

#include <algorithm>

#include "ledger/base/coding.h"
#include "projections/statistics/snapshot.h"
#include "projections/statistics/snapshot_form.h"

namespace projections::statistics {
namespace {

using ledger::Fen128;

constexpr Fen128 kSumMax = Fen128{1} << 120U;  // Beyond it, later sums could overflow.

class StatisticsReader : public ledger::ByteReader {
 public:
  using ByteReader::ByteReader;

  // The number of items that follow, each of at least `size` bytes.
  std::uint32_t items(std::size_t size) { return static_cast<std::uint32_t>(count(le32(), size)); }
  std::string_view text() { return bytes(le32()); }

  ledger::Month month() {
    const std::uint32_t index = le32();
    require(index <= static_cast<std::uint32_t>(cells::kMonthMax));
    return {is_good() ? static_cast<std::int32_t>(index) : 0};
  }
  std::int64_t amount() {
    const auto value = static_cast<std::int64_t>(le64());
    require(value >= 0);
    return value;
  }
};

ClassifiedBy read_classified_by(StatisticsReader& reader) {
  ClassifiedBy by;
  by.known = reader.le64();
  by.day = {static_cast<std::int32_t>(reader.le32())};
  by.seller = reader.le32();
  by.buyer = reader.le32();
  by.patent = reader.le32();
  return by;
}

Booking read_booking(StatisticsReader& reader) {
  Booking booking;
  const auto flags = static_cast<unsigned>(reader.u8());
  reader.require(flags <= (kKnown | kLive | kCountedByBundle));
  booking.is_known = (flags & kKnown) != 0;
  booking.is_live = (flags & kLive) != 0;
  booking.is_counted_by_bundle = (flags & kCountedByBundle) != 0;
  if (!booking.is_known) {
    reader.require(flags == 0);
    return booking;
  }
  booking.registered_by = reader.le64();
  booking.month = reader.month();
  booking.by = read_classified_by(reader);
  booking.bundle = reader.le32();
  booking.contributor = reader.le32();
  std::ranges::copy(reader.bytes(cells::kBreakdownBytes), booking.breakdown.bytes.begin());
  reader.require(is_valid(booking.breakdown));
  for (std::size_t i = 0; i < kStoredValues; ++i) booking.values[i] = reader.amount();
  return booking;
}

std::vector<Booking> read_bookings(StatisticsReader& reader) {
  std::vector<Booking> bookings(reader.items(1));
  for (Booking& booking : bookings) {
    if (!reader.is_good()) break;
    booking = read_booking(reader);
  }
  return bookings;
}

void read_bookings(StatisticsReader& reader, BookingsBySeq& bookings) {
  for (std::uint32_t left = reader.items(9); left > 0 && reader.is_good(); --left) {
    const ledger::Seq seq = reader.le64();
    const Booking booking = read_booking(reader);
    const auto& items = bookings.items();
    reader.require(items.empty() || items.back().first < seq);
    if (reader.is_good()) bookings.find_or_add(seq) = booking;
  }
}

void read_receipts(StatisticsReader& reader, Books& books) {
  for (std::uint32_t left = reader.items(8); left > 0 && reader.is_good(); --left) {
    const std::uint32_t contract = reader.le32();
    reader.require(contract < books.contracts.size());
    std::vector<MonthlySum> receipts(reader.items(12));
    for (MonthlySum& receipt : receipts) {
      receipt.month = reader.month();
      receipt.fen = reader.amount();
    }
    reader.require(books.receipts.emplace(contract, std::move(receipts)).second);
  }
}

void read_members(StatisticsReader& reader, const Books& books, Bundle& bundle) {
  bundle.members.resize(reader.items(4));
  for (std::uint32_t& member : bundle.members) {
    member = reader.le32();
    reader.require(member < books.pledges.size());
  }
  if (!reader.is_good() || bundle.members.empty()) return;
  bundle.first = first_member(bundle, books.pledges);
}

void read_bundles(StatisticsReader& reader, Books& books) {
  for (std::uint32_t left = reader.items(8); left > 0 && reader.is_good(); --left) {
    const std::string_view name = reader.text();
    const std::size_t known = books.bundles.items().size();
    const std::uint32_t number = books.bundles.intern(name);
    reader.require(number == known + 1);
    if (reader.is_good()) read_members(reader, books, books.bundles.at(number));
  }
  const std::size_t bundles = books.bundles.items().size();
  for (const Booking& pledge : books.pledges) reader.require(pledge.bundle <= bundles);
}

bool is_small(const cells::Cell& cell) {
  const auto is_small_sum = [](Fen128 sum) { return sum < kSumMax && sum > -kSumMax; };
  return std::ranges::all_of(cell.in(cells::Basis::kEvent), is_small_sum) &&
         std::ranges::all_of(cell.in(cells::Basis::kBooking), is_small_sum);
}

void read_cells(StatisticsReader& reader, cells::Cells& cells) {
  for (std::uint32_t left = reader.items(8); left > 0 && reader.is_good(); --left) {
    const std::string_view key = reader.text();
    const std::string_view value = reader.text();
    const std::optional<cells::Cell> cell = cells::decode_cell(key, value);
    reader.require(cell && is_small(*cell));
    if (reader.is_good()) cells.put(*cell);
  }
}

void read_days(StatisticsReader& reader, std::vector<CalendarDay>& days) {
  for (std::uint32_t left = reader.items(12); left > 0 && reader.is_good(); --left) {
    CalendarDay day{{static_cast<std::int32_t>(reader.le32())}, 0};
    day.first = reader.le64();
    reader.require(days.empty() || (days.back().day < day.day && days.back().first < day.first));
    days.push_back(day);
  }
}

}  // namespace

std::optional<Books> read_snapshot(std::string_view bytes) {
  StatisticsReader reader(bytes);
  reader.require(reader.bytes(kMagic.size()) == kMagic);
  reader.require(reader.le16() == kSnapshotVersion);
  Books books;
  books.contracts = read_bookings(reader);
  books.licences = read_bookings(reader);
  books.pledges = read_bookings(reader);
  read_bookings(reader, books.transfers);
  read_bookings(reader, books.statements);
  read_receipts(reader, books);
  read_bundles(reader, books);
  read_cells(reader, books.cells);
  read_days(reader, books.days);
  if (!reader.is_done()) return std::nullopt;
  return books;
}

}  // namespace projections::statistics
