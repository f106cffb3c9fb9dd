// Open-licence statements.

#include "projections/statistics/booking/booker.h"
#include "projections/statistics/booking/classify.h"

namespace projections::statistics {
namespace {

void refresh_statement(Booker& booker, const ledger::OpenStatement& statement) {
  Booking& booked = booker.books().statements.find_or_add(statement.stated_by);
  Booking next = booked;
  if (booker.is_outdated(booked, statement.stated_by)) {
    const auto* declare =
        booker.event().content_of(statement.stated_by).as<ledger::OpenLicenceDeclare>();
    if (declare != nullptr) {
      next = booking_of(statement.stated_by, statement.announced,
                        classify(booker.after(), *declare), {1});
      next.contributor = contributor_of(booker.after(), declare->patentees);
    }
  }
  next.month = ledger::Month::of(statement.announced);
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
