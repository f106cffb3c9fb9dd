// Open-licence statements.

#include "projections/statistics/booking/booker.h"

namespace projections::statistics {
namespace {

// It counts from its announcement, by the classes of that day.
void announce(const Booker& booker, ledger::Date announced, Booking& next) {
  if (next.by.day == ledger::kLastDay) next.by.known = booker.seq();
  next.by.day = announced;
  next.month = ledger::Month::of(announced);
  next.breakdown = reclassify(booker.after(), cells::Subject::kStatement, next);
}

void refresh_statement(Booker& booker, const ledger::OpenStatement& statement) {
  Booking& booked = booker.books().statements.find_or_add(statement.stated_by);
  Booking next = booked;
  if (booker.is_outdated(booked, statement.stated_by)) {
    const auto* declare =
        booker.event().content_of(statement.stated_by).as<ledger::OpenLicenceDeclare>();
    if (declare != nullptr) {
      const bool is_waiting = booked.is_known && booked.by.day == ledger::kLastDay;
      const ledger::Seq known =
          is_waiting ? booker.seq() : booker.known_of(booked, statement.stated_by);
      next = booking_of(statement.stated_by,
                        classify(booker.after(), *declare, statement.announced, known), {1});
      next.contributor = contributor_of(booker.after(), declare->patentees);
    }
  }
  if (next.by.day != statement.announced) announce(booker, statement.announced, next);
  next.is_live = next.is_known && statement.announced != ledger::kLastDay;
  booker.post(cells::Subject::kStatement, booked, next);
}

}  // namespace

void refresh_statements(Booker& booker, ledger::PatentNumber patent) {
  const auto index = booker.after().patents.index_of(patent);
  if (!index) return;
  const auto& statements = booker.after().statements;
  const auto found = statements.find(*index);
  if (found == statements.end() || found->second.empty()) return;
  if (!booker.event().is_restated()) return refresh_statement(booker, found->second.back());
  for (const ledger::OpenStatement& statement : found->second) {
    refresh_statement(booker, statement);
  }
}

void withdraw_statement(Booker& booker, ledger::Seq seq) {
  Booking* booked = booker.books().statements.find(seq);
  if (booked == nullptr) return;
  Booking next = *booked;
  next.is_live = false;
  booker.post(cells::Subject::kStatement, *booked, next);
}

}  // namespace projections::statistics
