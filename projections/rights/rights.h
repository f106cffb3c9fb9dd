#pragma once

// RightsView: the owners, the legal status and the encumbrances of one patent on one day.
//
// Two questions are different. What the ledger *knew* at an earlier position: rights_of() with the
// State of that position. What the *law* was on an earlier day, by all that is known now:
// rights_effective(), which replays only the events that had taken effect by that day.
//
// Claims of pledges are given in full. The gazette publishes no amounts, so an interface for the
// public must leave them out.

#include <span>

#include "ledger/model/fold/evolve.h"

namespace projections::rights {

struct Named {
  ledger::PartyId party;
  std::string name;  // Empty if the party is not registered.

  static constexpr auto fields() {
    return field_list(ledger::required("party", &Named::party),
                      ledger::optional("name", &Named::name));
  }
};

struct OwnerView {
  ledger::PartyId party;
  std::string name;
  ledger::Share share;
  bool is_stated = false;  // If false, the share is presumed equal.

  static constexpr auto fields() {
    return field_list(ledger::required("party", &OwnerView::party),
                      ledger::optional("name", &OwnerView::name),
                      ledger::required("share", &OwnerView::share),
                      ledger::required("stated", &OwnerView::is_stated));
  }
};

enum class EncumbranceKind : std::uint8_t {
  kPledge,
  kLicence,
  kOpenLicence,
  kSuspension,  // Because of a dispute over ownership.
  kPreservation,
  kHold,
};
constexpr auto enum_names(EncumbranceKind /*of*/) {
  return std::to_array<std::string_view>(
      {"pledge", "licence", "open-licence", "suspension", "preservation", "hold"});
}

// An encumbrance of the patent on the day. Fields without a meaning for its kind are empty.
struct Encumbrance {
  EncumbranceKind kind = EncumbranceKind::kPledge;
  std::string id;                     // Number of the registration, recordation or priority notice.
  std::vector<Named> holders;         // Pledgees, licensees, or the holder of the priority notice.
  ledger::Date from;                  // The first day.
  std::optional<ledger::Date> until;  // The last day, if known: a pledge has none.
  std::uint64_t rank = 0;             // Pledges: 1 is the earliest registered (CC 414).
  std::optional<ledger::Claim> claim;
  bool is_in_default = false;  // Pledges.
  ledger::LicenceKind licence_kind = ledger::LicenceKind::kUnset;
  bool is_under_open_licence = false;  // Licences: concluded by acceptance of a statement.
  std::vector<std::string> territory;
  std::optional<ledger::Fee> fee;  // Of an open licence: the standard fee.
  ledger::HoldPurpose purpose = ledger::HoldPurpose::kUnset;
  bool is_future = false;       // It begins after the day.
  bool is_unannounced = false;  // A statement that waits for its announcement; `from`: declared.
  ledger::EventId event;        // That created it.

  static constexpr auto fields() {
    using E = Encumbrance;
    return field_list(
        ledger::required("kind", &E::kind), ledger::optional("id", &E::id),
        ledger::optional("holders", &E::holders), ledger::required("from", &E::from),
        ledger::optional("until", &E::until), ledger::optional("rank", &E::rank),
        ledger::optional("claim", &E::claim), ledger::optional("in_default", &E::is_in_default),
        ledger::optional("licence_kind", &E::licence_kind),
        ledger::optional("under_open_licence", &E::is_under_open_licence),
        ledger::optional("territory", &E::territory), ledger::optional("fee", &E::fee),
        ledger::optional("purpose", &E::purpose), ledger::optional("future", &E::is_future),
        ledger::optional("unannounced", &E::is_unannounced), ledger::required("event", &E::event));
  }
};

// Whether an event was corrected or retracted later.
enum class Restated : std::uint8_t { kNot, kCorrected, kRetracted };
constexpr auto enum_names(Restated /*of*/) {
  return std::to_array<std::string_view>({"", "corrected", "retracted"});
}

struct TimelineEvent {
  ledger::Date date;  // Of its legal effect.
  ledger::EventId event;
  std::string type;  // "pledge.registered"
  std::string zh;    // One line of text; only what the registers publish, so no prices.
  std::string en;
  Restated restated = Restated::kNot;

  static constexpr auto fields() {
    return field_list(ledger::required("date", &TimelineEvent::date),
                      ledger::required("event", &TimelineEvent::event),
                      ledger::required("type", &TimelineEvent::type),
                      ledger::required("zh", &TimelineEvent::zh),
                      ledger::required("en", &TimelineEvent::en),
                      ledger::optional("restated", &TimelineEvent::restated));
  }
};

// A fact of the office about the patent that waits until it is known whose its names are.
struct WaitingFact {
  ledger::Date day;                // On which it names them.
  std::string type;                // "pledge.registered"
  std::vector<std::string> names;  // As published.
  ledger::EventId event;

  static constexpr auto fields() {
    return field_list(ledger::required("day", &WaitingFact::day),
                      ledger::required("type", &WaitingFact::type),
                      ledger::required("names", &WaitingFact::names),
                      ledger::required("event", &WaitingFact::event));
  }
};

struct RightsView {
  ledger::PatentNumber patent;
  std::string title;  // Set by add_history().
  std::string type;   // "invention", "utility-model", "design".
  ledger::Date on;
  ledger::LegalStatus status = ledger::LegalStatus::kUnborn;
  std::vector<OwnerView> owners;
  ledger::Date filed;
  std::optional<ledger::Date> granted;
  ledger::Date last_day;                       // Of the term.
  std::int64_t days_left = 0;                  // From `on` to last_day; negative after it.
  std::optional<ledger::Date> annuity_missed;  // The day on which an unpaid annuity was due.
  ledger::InvalidationStage invalidation = ledger::InvalidationStage::kUnset;
  std::string main_class;
  std::string industry;
  std::uint64_t version = 0;              // Of the patent in the ledger, for `expect`.
  std::vector<Encumbrance> encumbrances;  // By kind; pledges by rank.
  std::vector<WaitingFact> waiting;       // As the ledger knows now.
  std::vector<TimelineEvent> timeline;    // Set by add_history().

  static constexpr auto fields() {
    using V = RightsView;
    return field_list(
        ledger::required("patent", &V::patent), ledger::optional("title", &V::title),
        ledger::required("type", &V::type), ledger::required("on", &V::on),
        ledger::required("status", &V::status), ledger::required("owners", &V::owners),
        ledger::required("filed", &V::filed), ledger::optional("granted", &V::granted),
        ledger::required("last_day", &V::last_day), ledger::required("days_left", &V::days_left),
        ledger::optional("annuity_missed", &V::annuity_missed),
        ledger::optional("invalidation", &V::invalidation),
        ledger::optional("main_class", &V::main_class), ledger::optional("industry", &V::industry),
        ledger::required("version", &V::version),
        ledger::required("encumbrances", &V::encumbrances),
        ledger::optional("waiting", &V::waiting), ledger::required("timeline", &V::timeline));
  }
};

// The patent on day `on`, by `state`. Empty if `state` does not know such a patent. Title and
// timeline are left empty: see add_history().
std::optional<RightsView> rights_of(const ledger::State& state, ledger::PatentNumber number,
                                    ledger::Date on);

// Every encumbrance on record that has not ended by `on`: those of that day, those that begin
// later, and an open-licence statement that is not announced yet.
std::vector<Encumbrance> encumbrances_from(const ledger::State& state, ledger::PatentNumber number,
                                           ledger::Date on);

// The facts about the patent that wait for a name, in the order of their events.
std::vector<WaitingFact> waiting_on(const ledger::State& state, ledger::PatentNumber number);

// The patent as of the legal day `effective`. `history` holds the events of the patent and of the
// rights on it, ascending; `now` is the State after them, which gives names, the version, and
// corrected bodies. Replayed are the events whose effective_day() is not after `effective`, and
// those that void a right from the beginning: a revocation (M-4), a full invalidation (PL 47).
// Empty if the patent did not exist yet. Title and timeline are those of the replayed events.
std::optional<RightsView> rights_effective(const ledger::State& now, ledger::PatentNumber number,
                                           std::span<const ledger::EventInPlace> history,
                                           ledger::Date effective);

// Sets the title and the timeline of `view`; `history` as above.
void add_history(RightsView& view, const ledger::State& now,
                 std::span<const ledger::EventInPlace> history);

// In order of date, then of position. Retracted events are included, and marked.
std::vector<TimelineEvent> timeline_of(const ledger::State& now,
                                       std::span<const ledger::EventInPlace> history);

}  // namespace projections::rights
