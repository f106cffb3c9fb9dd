#include <algorithm>

#include "projections/snapshot.h"
#include "projections/snapshot_form.h"

namespace projections {
namespace {

using ledger::Fen128;

constexpr Fen128 kSumMax = Fen128{1} << 120U;  // Beyond it, later sums could overflow.

// Takes values from the front of the bytes. Once something does not fit, everything reads as zero
// and is_good() is false for ever, so that only loops need to look.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool is_good() const { return is_good_; }
  bool is_done() const { return is_good_ && rest_.empty(); }
  void require(bool condition) { is_good_ = is_good_ && condition; }

  std::string_view bytes(std::size_t size) {
    require(size <= rest_.size());
    if (!is_good_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number(unsigned size) {
    std::uint64_t value = 0;
    const std::string_view taken = bytes(size);
    for (std::size_t i = taken.size(); i-- > 0;) {
      value = value << 8U | static_cast<std::uint8_t>(taken[i]);
    }
    return value;
  }
  std::uint32_t word() { return static_cast<std::uint32_t>(number(4)); }

  // The number of items that follow, each of at least `size` bytes.
  std::uint32_t count(std::size_t size) {
    const std::uint32_t items = word();
    require(items <= rest_.size() / size);
    return is_good_ ? items : 0;
  }
  std::string_view text() { return bytes(word()); }

  ledger::Month month() {
    const std::uint32_t index = word();
    require(index <= static_cast<std::uint32_t>(kMonthMax));
    return {is_good_ ? static_cast<std::int32_t>(index) : 0};
  }
  std::int64_t amount() {
    const auto value = static_cast<std::int64_t>(number(8));
    require(value >= 0);
    return value;
  }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

Booking read_booking(Reader& reader) {
  Booking booking;
  const auto flags = static_cast<unsigned>(reader.number(1));
  reader.require(flags <= (kKnown | kLive | kCountedOnce));
  booking.is_known = (flags & kKnown) != 0;
  booking.is_live = (flags & kLive) != 0;
  booking.is_counted_once = (flags & kCountedOnce) != 0;
  if (!booking.is_known) {
    reader.require(flags == 0);
    return booking;
  }
  booking.by = reader.number(8);
  booking.month = reader.month();
  booking.bundle = reader.word();
  booking.contributor = reader.word();
  std::ranges::copy(reader.bytes(kBreakdownBytes), booking.breakdown.bytes.begin());
  reader.require(is_valid(booking.breakdown));
  for (std::size_t i = 0; i < kStoredValues; ++i) booking.values[i] = reader.amount();
  return booking;
}

std::vector<Booking> read_bookings(Reader& reader) {
  std::vector<Booking> bookings(reader.count(1));
  for (Booking& booking : bookings) {
    if (!reader.is_good()) break;
    booking = read_booking(reader);
  }
  return bookings;
}

void read_bookings(Reader& reader, BookingsBySeq& bookings) {
  for (std::uint32_t left = reader.count(9); left > 0 && reader.is_good(); --left) {
    const ledger::Seq seq = reader.number(8);
    const Booking booking = read_booking(reader);
    const auto& items = bookings.items();
    reader.require(items.empty() || items.back().first < seq);
    if (reader.is_good()) bookings.reach(seq) = booking;
  }
}

void read_receipts(Reader& reader, Books& books) {
  for (std::uint32_t left = reader.count(8); left > 0 && reader.is_good(); --left) {
    const std::uint32_t contract = reader.word();
    reader.require(contract < books.contracts.size());
    std::vector<MonthlySum> receipts(reader.count(12));
    for (MonthlySum& receipt : receipts) {
      receipt.month = reader.month();
      receipt.fen = reader.amount();
    }
    reader.require(books.receipts.emplace(contract, std::move(receipts)).second);
  }
}

void read_members(Reader& reader, const Books& books, Bundle& bundle) {
  bundle.members.resize(reader.count(4));
  for (std::uint32_t& member : bundle.members) {
    member = reader.word();
    reader.require(member < books.pledges.size());
  }
  if (!reader.is_good() || bundle.members.empty()) return;
  const auto by = [&](std::uint32_t member) { return books.pledges[member].by; };
  bundle.first = *std::ranges::min_element(bundle.members, {}, by);
}

void read_bundles(Reader& reader, Books& books) {
  for (std::uint32_t left = reader.count(8); left > 0 && reader.is_good(); --left) {
    const std::string_view name = reader.text();
    const std::size_t known = books.bundles.items().size();
    const std::uint32_t number = books.bundles.intern(name);
    reader.require(number == known + 1);
    if (reader.is_good()) read_members(reader, books, books.bundles.at(number));
  }
  const std::size_t bundles = books.bundles.items().size();
  for (const Booking& pledge : books.pledges) reader.require(pledge.bundle <= bundles);
}

bool is_small(const Cell& cell) {
  const auto is_small_sum = [](Fen128 sum) { return sum < kSumMax && sum > -kSumMax; };
  return std::ranges::all_of(cell.in(Basis::kEvent), is_small_sum) &&
         std::ranges::all_of(cell.in(Basis::kBooking), is_small_sum);
}

void read_cells(Reader& reader, Cells& cells) {
  for (std::uint32_t left = reader.count(8); left > 0 && reader.is_good(); --left) {
    const std::string_view key = reader.text();
    const std::string_view value = reader.text();
    const std::optional<Cell> cell = decode_cell(key, value);
    reader.require(cell && is_small(*cell));
    if (reader.is_good()) cells.put(*cell);
  }
}

void read_days(Reader& reader, std::vector<FilingDay>& days) {
  for (std::uint32_t left = reader.count(12); left > 0 && reader.is_good(); --left) {
    FilingDay day{{static_cast<std::int32_t>(reader.word())}, 0};
    day.first = reader.number(8);
    reader.require(days.empty() || (days.back().day < day.day && days.back().first < day.first));
    days.push_back(day);
  }
}

}  // namespace

std::optional<Books> read_snapshot(std::string_view bytes) {
  Reader reader(bytes);
  reader.require(reader.bytes(kMagic.size()) == kMagic);
  reader.require(reader.number(2) == kSnapshotVersion);
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

}  // namespace projections
