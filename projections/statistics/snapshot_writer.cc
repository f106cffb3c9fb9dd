// Writes the books as a snapshot.

#include <algorithm>

#include "ledger/base/coding.h"
#include "projections/statistics/snapshot.h"
#include "projections/statistics/snapshot_form.h"

namespace projections::statistics {
namespace {

class StatisticsWriter {
 public:
  explicit StatisticsWriter(std::string& out) : out_(out) {}

  void number(std::uint64_t value, unsigned bytes) { ledger::put_le(out_, value, bytes); }
  void count(std::size_t items) { number(items, 4); }
  void text(std::string_view text) {
    count(text.size());
    out_.append(text);
  }
  void bytes(std::string_view bytes) { out_.append(bytes); }

  void booking(const Booking& booking) {
    unsigned flags = booking.is_known ? kKnown : 0U;
    if (booking.is_live) flags |= kLive;
    if (booking.is_counted_by_bundle) flags |= kCountedByBundle;
    number(flags, 1);
    if (!booking.is_known) return;
    number(booking.registered_by, 8);
    month(booking.month);
    classified_by(booking.by);
    number(booking.bundle, 4);
    number(booking.contributor, 4);
    out_.append(booking.breakdown.bytes.begin(), booking.breakdown.bytes.end());
    for (std::size_t i = 0; i < kStoredValues; ++i) {
      number(static_cast<std::uint64_t>(booking.values[i]), 8);
    }
  }
  void classified_by(const ClassifiedBy& by) {
    number(by.known, 8);
    number(static_cast<std::uint32_t>(by.day.days), 4);
    number(by.seller, 4);
    number(by.buyer, 4);
    number(by.patent, 4);
  }
  void month(ledger::Month month) { number(static_cast<std::uint32_t>(month.index), 4); }

  void bookings(const std::vector<Booking>& bookings) {
    count(bookings.size());
    for (const Booking& each : bookings) booking(each);
  }
  void bookings(const BookingsBySeq& bookings) {
    count(bookings.items().size());
    for (const auto& [seq, each] : bookings.items()) {
      number(seq, 8);
      booking(each);
    }
  }

 private:
  std::string& out_;
};

void write_receipts(StatisticsWriter& writer, const Books& books) {
  std::vector<std::uint32_t> contracts;
  contracts.reserve(books.receipts.size());
  for (const auto& [contract, receipts] : books.receipts) contracts.push_back(contract);
  std::ranges::sort(contracts);
  writer.count(contracts.size());
  for (const std::uint32_t contract : contracts) {
    const std::vector<MonthlySum>& receipts = books.receipts.at(contract);
    writer.number(contract, 4);
    writer.count(receipts.size());
    for (const MonthlySum& receipt : receipts) {
      writer.month(receipt.month);
      writer.number(static_cast<std::uint64_t>(receipt.fen), 8);
    }
  }
}

void write_bundles(StatisticsWriter& writer, const Bundles& bundles) {
  writer.count(bundles.items().size());
  for (const Bundle& bundle : bundles.items()) {
    writer.text(bundle.name);
    writer.count(bundle.members.size());
    for (const std::uint32_t member : bundle.members) writer.number(member, 4);
  }
}

void write_cells(StatisticsWriter& writer, const cells::Cells& cells) {
  const std::vector<ledger::KvRow> rows = cells.rows();
  writer.count(rows.size());
  for (const ledger::KvRow& row : rows) {
    writer.text(row.key);
    writer.text(*row.value);
  }
}

void write_days(StatisticsWriter& writer, const std::vector<CalendarDay>& days) {
  writer.count(days.size());
  for (const CalendarDay& day : days) {
    writer.number(static_cast<std::uint32_t>(day.day.days), 4);
    writer.number(day.first, 8);
  }
}

}  // namespace

void write_snapshot(const Books& books, std::string& out) {
  StatisticsWriter writer(out);
  writer.bytes(kMagic);
  writer.number(kSnapshotVersion, 2);
  writer.bookings(books.contracts);
  writer.bookings(books.licences);
  writer.bookings(books.pledges);
  writer.bookings(books.transfers);
  writer.bookings(books.statements);
  write_receipts(writer, books);
  write_bundles(writer, books.bundles);
  write_cells(writer, books.cells);
  write_days(writer, books.days);
}

}  // namespace projections::statistics
