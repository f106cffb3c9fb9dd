#include "tests/unit/projections/folded.h"

#include <algorithm>
#include <set>

#include "ledger/base/assert.h"

namespace projections::test {

using ledger::Body;
using ledger::EventInPlace;
using ledger::Outcome;
using ledger::Restatement;
using ledger::Seq;

ledger::Date day(std::string_view text) { return ledger::Date::parse(text).value(); }
ledger::Month month(std::string_view text) { return ledger::Month::parse(text).value(); }
ledger::Amount yuan(std::string_view text) { return ledger::Amount::parse(text).value(); }
ledger::Currency currency(std::string_view code) { return ledger::Currency::parse(code).value(); }
ledger::PatentNumber patent(std::string_view text) {
  return ledger::PatentNumber::parse(text).value();
}
ledger::PartyId party(std::string_view text) { return ledger::parse_party(text).value(); }

ledger::Fee fee(ledger::FeeForm form, std::string_view total, std::string_view code) {
  ledger::Fee fee;
  fee.form = form;
  fee.total = yuan(total);
  fee.technology = yuan(total);
  fee.currency = currency(code);
  return fee;
}

ledger::Exchange exchange(std::string_view rate, std::string_view on) {
  return {ledger::ExchangeRate::parse(rate).value(), day(on),
          ledger::RateSource::parse("CFETS").value()};
}

Seq Folded::fold(std::string_view on, Body body, Outcome outcome,
                 std::optional<Restatement> restatement) {
  Step step;
  step.entry.seq = log_.size();
  step.entry.outcome = outcome;
  ledger::Submission& submission = step.entry.submission.emplace();
  submission.id = std::to_string(log_.size());
  submission.source = source_;
  submission.at = ledger::Instant::parse(std::string(on) + "T09:00:00+08:00").value();
  submission.body = std::move(body);
  step.entry.is_fact = ledger::is_office_name(source_.view());
  step.restatement = std::move(restatement);
  log_.push_back(std::move(step));

  const Step& last = log_.back();
  const Restatement* restated = last.restatement ? &*last.restatement : nullptr;
  evolve(state_, last.entry, restated);
  statistics_.apply(state_, last.entry, restated);
  const std::vector<cells::Posting>& postings = statistics_.postings();
  postings_.insert(postings_.end(), postings.begin(), postings.end());
  return last.entry.seq;
}

Seq Folded::record(std::string_view on, Body body) {
  return fold(on, std::move(body), Outcome::kRecorded, std::nullopt);
}

Seq Folded::refuse(std::string_view on, Body body) {
  return fold(on, std::move(body), Outcome::kRefused, std::nullopt);
}

// The event with its current body.
EventInPlace Folded::recorded(Seq seq) const {
  const ledger::Entry& entry = log_[seq].entry;
  const ledger::Submission& submission = *entry.submission;
  EventInPlace recorded{{seq, 0}, submission.at, submission.source, submission.body, entry.is_fact};
  const auto restated = state_.restated.find(seq);
  if (restated != state_.restated.end() && restated->second) recorded.body = *restated->second;
  return recorded;
}

std::vector<EventInPlace> Folded::history(std::string_view number) const {
  std::vector<EventInPlace> events;
  for (const Seq seq : state_.patents.find(patent(number))->history) {
    events.push_back(recorded(seq));
  }
  return events;
}

Restatement Folded::restatement_of(Seq seq, std::optional<Body> corrected) const {
  const auto is_retracted = [&](Seq event) {
    const auto found = state_.restated.find(event);
    return found != state_.restated.end() && !found->second;
  };
  Restatement restatement;
  restatement.original = recorded(seq);
  restatement.was_retracted = is_retracted(seq);
  restatement.corrected = std::move(corrected);
  std::set<Seq> events{seq};
  for (const ledger::Ref ref : restated_things(state_, restatement)) {
    for (const Seq event : history_of(state_, ref)) events.insert(event);
  }
  for (const Seq event : events) {
    if (event == seq || !is_retracted(event)) restatement.history.push_back(recorded(event));
  }
  return restatement;
}

Seq Folded::correct(std::string_view on, Seq seq, Body corrected) {
  ledger::EventCorrect body{{seq, 0}, "{}", "error"};
  return fold(on, std::move(body), Outcome::kRecorded, restatement_of(seq, std::move(corrected)));
}

Seq Folded::retract(std::string_view on, Seq seq) {
  return fold(on, ledger::EventRetract{{seq, 0}, "error"}, Outcome::kRecorded,
              restatement_of(seq, std::nullopt));
}

Seq Folded::register_party(std::string_view id, ledger::PartyKind kind, std::string_view district,
                           std::string_view country) {
  ledger::PartyRegister body;
  body.party = party(id);
  body.name = id;
  body.kind = kind;
  body.country = country;
  body.district = district;
  return record("2024-01-02", body);
}

Seq Folded::grant(std::string_view number, std::string_view owner, std::string_view ipc,
                  std::string_view industry) {
  ledger::PatentGrant body;
  body.patent = patent(number);
  body.title = "patent";
  body.filed = day("2019-03-12");
  body.granted = day("2021-08-06");
  body.owners = {{party(owner), std::nullopt}};
  body.ipc = ipc;
  body.industry = industry;
  return record("2024-03-01", body);
}

std::string Folded::figures(std::string_view indicator, cells::Basis basis,
                            std::string_view by) const {
  statistics::Query query;
  query.from = month("1990-01");
  query.until = month("2099-12");
  query.indicators = *statistics::parse_indicators(indicator);
  query.by = *statistics::parse_dimensions(by);
  query.basis = basis;
  std::string text;
  for (const auto& row : statistics::table_of(query, answer(statistics_.cells(), query)).rows) {
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? " " : "") + row[i];
  }
  return text;
}

}  // namespace projections::test
