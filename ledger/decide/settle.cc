#include "ledger/decide/settle.h"

#include <algorithm>
#include <iterator>

#include "ledger/base/limits.h"
#include "ledger/base/sorted.h"
#include "ledger/decide/evaluate.h"
#include "ledger/decide/taken.h"
#include "ledger/law/names.h"
#include "ledger/law/rules/facts.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/groups.h"
#include "ledger/model/fold/naming.h"

namespace ledger {
namespace {

using law::Case;
using law::difference;

struct IsSettling {
  bool is_fact;

  bool operator()(const OfParty auto& /*body*/) const { return false; }
  bool operator()(const ClockDay& /*body*/) const { return false; }
  bool operator()(const OfContract auto& /*body*/) const { return false; }
  bool operator()(const OfHold auto& /*body*/) const { return false; }
  bool operator()(const OfEvent auto& /*body*/) const { return true; }
  bool operator()(const OfPatent auto& /*body*/) const { return is_fact; }
  bool operator()(const OfTransfer auto& /*body*/) const { return is_fact; }
  bool operator()(const OfAcceptance auto& /*body*/) const { return is_fact; }
  // Their ends and changes cure cases, also those of proposals.
  template <OfLicence T>
  bool operator()(const T& /*body*/) const {
    return is_fact || !std::is_same_v<T, LicenceRecord>;
  }
  template <OfPledge T>
  bool operator()(const T& /*body*/) const {
    return is_fact || !std::is_same_v<T, PledgeRegister>;
  }
};

Ground ground_of(std::uint16_t rule, std::string subject) {
  return {law::code_of(rule), rule, std::move(subject), {}};
}

void insert_sorted(std::vector<Ground>& grounds, Ground ground) {
  const auto place = std::ranges::upper_bound(grounds, ground.code, {}, &Ground::code);
  grounds.insert(place, std::move(ground));
}

// The patent of a fact about its life; of an expiry, with the last day of the term.
std::string subject_of(const Entry& entry, const State& after, std::uint16_t rule) {
  const std::optional<PatentNumber> number = std::visit(
      [](const auto& body) -> std::optional<PatentNumber> {
        if constexpr (requires { PatentNumber(body.patent); }) return body.patent;
        if constexpr (requires { body.patents.front(); }) {
          if (body.patents.size() == 1) return body.patents.front();
        }
        return std::nullopt;
      },
      entry.submission->body);
  if (!number) return {};
  const Patent* patent = after.patents.find(*number);
  const bool names_day = patent != nullptr && rule == law::kOtherLastDay;
  return law::subject_of(number->text(),
                         names_day ? last_day_of_term(*patent).text() : std::string());
}

// Whether what the fact registers is held against the State on its legal day (cases.h).
bool registers(const Body& body) {
  if (const auto* statement = std::get_if<OpenLicenceDeclare>(&body)) {
    return statement->announced.has_value();
  }
  return std::holds_alternative<TransferRegister>(body) ||
         std::holds_alternative<LicenceRecord>(body) ||
         std::holds_alternative<PledgeRegister>(body) ||
         std::holds_alternative<OpenLicenceAnnounce>(body);
}

// Whether a published statement was made by the owners of the day of its announcement.
bool is_by_owners_of_its_day(const Body& body, const State& after) {
  const auto* statement = std::get_if<OpenLicenceDeclare>(&body);
  if (statement == nullptr) return false;
  std::vector<PartyIndex> patentees;
  for (const PartyId& party : statement->patentees) {
    patentees.push_back(*after.parties.index_of(party));
  }
  return law::were_all_owners(after, *after.patents.find(statement->patent), patentees,
                              *statement->announced);
}

// What the ledger held of today is no ground against a fact of another day: those grounds that
// follow from the State are the cases of the fact, for the reasons that these have.
void hold_to_its_day(Entry& entry, const State& after, const std::vector<Case>& cases) {
  if (!entry.is_fact || !registers(entry.submission->body)) return;
  const Body body = as_settled(after, entry.seq, entry.submission->body);
  if (has_names(body)) return;  // It waits.
  std::erase_if(entry.grounds, [&](Ground& ground) {
    if (!law::follows_from_state(ground.row)) return false;
    const auto found = std::ranges::find_if(cases, [&](const Case& each) {
      return each.event == entry.seq && each.code() == ground.code;
    });
    if (found == cases.end()) return true;
    if (found->because.has_value()) {
      const EventId because{*found->because, 0};
      const bool is_named = std::ranges::find(ground.facts, because) != ground.facts.end();
      if (!is_named) ground.facts = {because};
    }
    return false;
  });
  if (is_by_owners_of_its_day(body, after)) {
    std::erase_if(entry.grounds, [](const Ground& each) { return each.code == Code::kO02; });
  }
  if (entry.grounds.empty()) entry.outcome = Outcome::kRecorded;
}

// The contradiction makes the fact a discrepancy, once for each code.
void contradict(Entry& entry, const State& after, std::uint16_t rule, OptionalSeq because) {
  if (!entry.is_fact) return;
  entry.outcome = Outcome::kDiscrepancy;
  const auto same = std::ranges::find(entry.grounds, law::code_of(rule), &Ground::code);
  if (same != entry.grounds.end()) return;
  Ground ground = ground_of(rule, subject_of(entry, after, rule));
  if (because.has_value()) ground.facts.push_back({*because, 0});
  insert_sorted(entry.grounds, std::move(ground));
}

// At most kNamedEventsMax of a kind in all.
bool has_room(const std::vector<CaseChange>& changes, bool is_closed) {
  const auto count = std::ranges::count(changes, is_closed, &CaseChange::is_closed);
  return static_cast<std::size_t>(count) < kNamedEventsMax;
}

void add_changes(std::vector<CaseChange>& changes, const State& state,
                 const std::vector<Ref>& things, const std::vector<Case>& cases, bool is_closed) {
  for (const Case& each : cases) {
    if (!has_room(changes, is_closed)) return;
    changes.push_back(
        {{each.event, 0}, each.code(), is_closed, law::concerned_by(state, things, each)});
  }
}

// Whom the cases that a correction opens concern: decided with what it contradicts (correct.h).
void name_concerned(std::vector<CaseChange>& changes, const State& state,
                    const std::vector<Ref>& things, const std::vector<Case>& cases) {
  for (CaseChange& change : changes) {
    const Case opened{change.event.seq, law::rule_number(change.code), {}, {}};
    const auto same = std::ranges::lower_bound(cases, opened);
    const bool is_known = same != cases.end() && *same == opened;
    change.parties = law::concerned_by(state, things, is_known ? *same : opened);
  }
}

// Those of rights that are displaced, which concern who had them before.
void add_displaced(std::vector<CaseChange>& changes, const DisplacedRights& before,
                   const std::vector<Case>& displaced) {
  for (const Case& each : displaced) {
    if (!has_room(changes, false)) return;
    changes.push_back({{each.event, 0}, each.code(), false, *before.parties_of(each.event)});
  }
}

// "36.0 (P02)"
std::string text_of(const Case& opened) {
  return EventId{opened.event, 0}.text() + " (" + code_text(opened.code()) + ")";
}

void add_warnings(Entry& entry, Findings findings) {
  for (Ground& warning : std::move(findings.warnings).take()) {
    insert_sorted(entry.warnings, std::move(warning));
  }
}

void tell(Entry& entry, const std::vector<Case>& opened) {
  Findings findings;
  for (const Case& each : opened) {
    if (entry.reopened.size() < kNamedEventsMax &&
        (entry.reopened.empty() || entry.reopened.back() != EventId{each.event, 0})) {
      entry.reopened.push_back({each.event, 0});
    }
    const law::Finding finding = law::Finding::applies_by(each.event);
    findings.warnings.add(Code::kW05, law::kContradictsRecorded, finding, text_of(each));
  }
  add_warnings(entry, std::move(findings));
}

// The parties from whom the restatement takes what the event has given them, or to whom a retracted
// retraction gives it back.
void tell_taken(Entry& entry, const State& after, const Restatement& restatement) {
  const EventId event = restatement.original.event;
  if (gives_back(restatement) && has_room(entry.cases, true)) {
    entry.cases.push_back({event, Code::kW05, true, {}});
  }
  const std::vector<PartyIndex> taken = taken_from(after, entry.submission->source, restatement);
  if (taken.empty()) return;
  Findings findings;
  findings.warnings.add(Code::kW05, law::kTakes, law::Finding::applies_by(event.seq),
                        law::subject_of(event.text(), law::names_of(after, taken)));
  add_warnings(entry, std::move(findings));
  const Case opened{event.seq, law::kTakes, {}, taken};
  if (has_room(entry.cases, false)) {
    entry.cases.push_back({event, Code::kW05, false, law::concerned_by(after, {}, opened)});
  }
}

}  // namespace

Settlement::Settlement(const State& before, const Entry& entry, const Restatement* restatement)
    : entry_(entry), restatement_(restatement) {
  if (!entry.takes_effect()) return;
  is_needed_ = std::visit(IsSettling{entry.is_fact}, entry.submission->body);
  if (!is_needed_) return;
  things_ = things(before);
  cases_ = law::cases_of(before, things_);
  displaced_.add(before, things_);
}

std::vector<Ref> Settlement::things(const State& state) const {
  if (restatement_ != nullptr) return restated_things(state, *restatement_);
  return touched(state, entry_.submission->body, entry_.seq);
}

OptionalSeq Settlement::restated() const {
  return restatement_ == nullptr ? OptionalSeq() : OptionalSeq(restatement_->original.event.seq);
}

void Settlement::complete(Entry& entry, const State& after) const {
  if (!is_needed_) return;
  std::vector<Ref> about = things(after);
  add_unique(about, things_);
  const std::vector<Case> cases = law::cases_of(after, about);
  std::vector<Case> opened = difference(cases, cases_);
  std::vector<Case> closed = difference(cases_, cases);
  hold_to_its_day(entry, after, cases);
  const bool confirms =
      std::ranges::find(entry.warnings, Code::kW06, &Ground::code) != entry.warnings.end();
  for (const Case& own : opened) {
    if (own.event != entry.seq) continue;
    if (!confirms) contradict(entry, after, own.rule, own.because);
    // The case of what it states again has passed to it.
    if (confirms) std::erase_if(closed, [&](const Case& one) { return one.rule == own.rule; });
  }
  std::erase_if(opened, [&](const Case& own) { return own.event == entry.seq; });
  if (restatement_ != nullptr) {
    name_concerned(entry.cases, after, affected_things(after, *restatement_), cases);
    tell_taken(entry, after, *restatement_);
  }
  add_unique(closed, displaced_.closed(after, about, restated()));
  add_changes(entry.cases, after, about, closed, true);
  if (restatement_ != nullptr) return;
  const std::vector<Case> displaced = displaced_.opened(after, about);
  if (opened.empty() && displaced.empty()) return;
  std::vector<Case> told = opened;
  add_unique(told, displaced);
  tell(entry, told);
  add_displaced(entry.cases, displaced_, displaced);
  add_changes(entry.cases, after, about, opened, false);
}

// Those of `things` that no fact before has changed; the cases of `fact` itself are new.
void NamesSettlement::note(const State& state, const std::vector<Ref>& things, OptionalSeq fact) {
  std::vector<Ref> unchanged;
  std::ranges::set_difference(things, things_, std::back_inserter(unchanged));
  std::vector<Case> cases = law::cases_of(state, unchanged);
  std::erase_if(cases, [&](const Case& each) { return OptionalSeq(each.event) == fact; });
  add_unique(cases_, cases);
  displaced_.add(state, unchanged);
  add_unique(things_, unchanged);
}

void NamesSettlement::before(const State& state, const Restatement& restatement) {
  note(state, affected_things(state, restatement), {});
}

void NamesSettlement::after(const State& state, const Restatement& restatement) {
  const std::vector<Ref> about = restated_things(state, restatement);
  const Seq fact = restatement.original.event.seq;
  note(state, about, fact);
  facts_.push_back(fact);
  for (const Ref ref : about) {
    if (ref.kind == RefKind::kPatent) patents_.push_back(state.patents.at(ref.index).number);
  }
}

void NamesSettlement::complete(Entry& entry, const State& after) const {
  if (facts_.empty()) return;
  const std::vector<Case> cases = law::cases_of(after, things_);
  const std::vector<Case> displaced = displaced_.opened(after, things_);
  std::vector<Case> opened = difference(cases, cases_);
  std::vector<Case> closed = difference(cases_, cases);
  add_unique(closed, displaced_.closed(after, things_, {}));
  add_changes(entry.cases, after, things_, closed, true);
  add_displaced(entry.cases, displaced_, displaced);
  add_changes(entry.cases, after, things_, opened, false);
  std::erase_if(opened, [&](const Case& each) {
    return std::ranges::find(facts_, each.event) != facts_.end();
  });
  add_unique(opened, displaced);
  if (!opened.empty()) tell(entry, opened);
}

}  // namespace ledger
