#pragma once

// RightsView: what people and programs see of one patent on one day: who owns it, how it stands,
// and what stands on it.
//
// Two days must not be mixed up. What the ledger *knew* at an earlier position is the State folded
// up to there: give that State. How the right *stood* on an earlier day, by all that is known now,
// is rights_effective(): it folds those events alone whose legal effect had come by that day.
//
// The claims of pledges are told in full; the gazette tells no amounts, and a door that serves the
// public leaves them out.

#include <span>

#include "ledger/model/evolve.h"

namespace projections {

struct Named {
  ledger::PartyId party;
  std::string name;  // Empty where the party is not registered.

  static constexpr auto fields() {
    return std::tuple{ledger::required("party", &Named::party),
                      ledger::optional("name", &Named::name)};
  }
};

struct OwnerView {
  ledger::PartyId party;
  std::string name;
  ledger::Share share;
  bool is_stated = false;  // Otherwise presumed equal.

  static constexpr auto fields() {
    return std::tuple{ledger::required("party", &OwnerView::party),
                      ledger::optional("name", &OwnerView::name),
                      ledger::required("share", &OwnerView::share),
                      ledger::required("stated", &OwnerView::is_stated)};
  }
};

enum class EncumbranceKind : std::uint8_t {
  kPledge,
  kLicence,
  kOpenLicence,
  kSuspension,  // For a dispute over ownership.
  kPreservation,
  kHold,
};
constexpr auto enum_names(EncumbranceKind /*of*/) {
  return std::to_array<std::string_view>(
      {"pledge", "licence", "open-licence", "suspension", "preservation", "hold"});
}

// What stands on the patent on the day; what has no meaning for its kind is not given.
struct Encumbrance {
  EncumbranceKind kind = EncumbranceKind::kPledge;
  std::string id;                     // Registration or recordation number, or the hold's.
  std::vector<Named> holders;         // Pledgees, licensees, or whose priority notice it is.
  ledger::Date from;                  // The first day.
  std::optional<ledger::Date> until;  // The last day, as far as it is known: a pledge has none.
  std::uint64_t rank = 0;             // Pledges: 1 is the earliest registered (CC 414).
  std::optional<ledger::Claim> claim;
  bool is_in_default = false;  // Pledges.
  ledger::LicenceKind licence_kind = ledger::LicenceKind::kUnset;
  bool is_under_open_licence = false;  // Licences: concluded by acceptance of a statement.
  std::vector<std::string> territory;
  std::optional<ledger::Fee> fee;  // Open licence: the standard.
  ledger::HoldPurpose purpose = ledger::HoldPurpose::kUnset;
  ledger::EventId event;  // By which it stands.

  static constexpr auto fields() {
    using E = Encumbrance;
    return std::tuple{ledger::required("kind", &E::kind),
                      ledger::optional("id", &E::id),
                      ledger::optional("holders", &E::holders),
                      ledger::required("from", &E::from),
                      ledger::optional("until", &E::until),
                      ledger::optional("rank", &E::rank),
                      ledger::optional("claim", &E::claim),
                      ledger::optional("in_default", &E::is_in_default),
                      ledger::optional("licence_kind", &E::licence_kind),
                      ledger::optional("under_open_licence", &E::is_under_open_licence),
                      ledger::optional("territory", &E::territory),
                      ledger::optional("fee", &E::fee),
                      ledger::optional("purpose", &E::purpose),
                      ledger::required("event", &E::event)};
  }
};

// What a later correction made of an event.
enum class Restated : std::uint8_t { kNot, kCorrected, kRetracted };
constexpr auto enum_names(Restated /*of*/) {
  return std::to_array<std::string_view>({"", "corrected", "retracted"});
}

struct TimelineEvent {
  ledger::Date date;  // Of its legal effect.
  ledger::EventId event;
  std::string type;  // "pledge.registered"
  std::string zh;    // One line for people; only what the registers publish, so no prices.
  std::string en;
  Restated restated = Restated::kNot;

  static constexpr auto fields() {
    return std::tuple{ledger::required("date", &TimelineEvent::date),
                      ledger::required("event", &TimelineEvent::event),
                      ledger::required("type", &TimelineEvent::type),
                      ledger::required("zh", &TimelineEvent::zh),
                      ledger::required("en", &TimelineEvent::en),
                      ledger::optional("restated", &TimelineEvent::restated)};
  }
};

struct RightsView {
  ledger::PatentNumber patent;
  std::string title;  // From the history alone.
  std::string type;   // "invention", "utility-model", "design".
  ledger::Date on;
  ledger::Standing status = ledger::Standing::kUnborn;
  std::vector<OwnerView> owners;
  ledger::Date filed;
  std::optional<ledger::Date> granted;
  ledger::Date last_day;                       // Of the term, by what is known.
  std::int64_t days_left = 0;                  // From `on` to it; negative once it has passed.
  std::optional<ledger::Date> annuity_missed;  // Due on that day and not paid.
  ledger::InvalidationStage invalidation = ledger::InvalidationStage::kUnset;
  std::string main_class;
  std::string industry;
  std::uint64_t version = 0;              // Of the patent in the ledger, for `expect`.
  std::vector<Encumbrance> encumbrances;  // By kind; pledges by rank.
  std::vector<TimelineEvent> timeline;    // From the history alone.

  static constexpr auto fields() {
    using V = RightsView;
    return std::tuple{ledger::required("patent", &V::patent),
                      ledger::optional("title", &V::title),
                      ledger::required("type", &V::type),
                      ledger::required("on", &V::on),
                      ledger::required("status", &V::status),
                      ledger::required("owners", &V::owners),
                      ledger::required("filed", &V::filed),
                      ledger::optional("granted", &V::granted),
                      ledger::required("last_day", &V::last_day),
                      ledger::required("days_left", &V::days_left),
                      ledger::optional("annuity_missed", &V::annuity_missed),
                      ledger::optional("invalidation", &V::invalidation),
                      ledger::optional("main_class", &V::main_class),
                      ledger::optional("industry", &V::industry),
                      ledger::required("version", &V::version),
                      ledger::required("encumbrances", &V::encumbrances),
                      ledger::required("timeline", &V::timeline)};
  }
};

// The patent as `state` has it, asked of the day `on`; nothing where `state` knows no such right.
// Title and timeline are left empty: tell_history().
std::optional<RightsView> rights_of(const ledger::State& state, ledger::PatentNumber number,
                                    ledger::Date on);

// The same as of the legal day `effective`. `history` holds the events of the patent and of the
// rights on it, ascending; `now` is the State that they led to, which gives names, the version, and
// what corrections made of them. Events are folded whose effective_day() is not after `effective`,
// and those that void a right from the beginning: a revocation (M-4), a full invalidation (PL 47).
// Nothing where the right was not there yet. Title and timeline are of these events.
std::optional<RightsView> rights_effective(const ledger::State& now, ledger::PatentNumber number,
                                           std::span<const ledger::Recorded> history,
                                           ledger::Date effective);

// Puts the title and the timeline into `view`; `history` as above.
void tell_history(RightsView& view, const ledger::State& now,
                  std::span<const ledger::Recorded> history);

// By date, then by position. A retracted event is there, and says so.
std::vector<TimelineEvent> timeline_of(const ledger::State& now,
                                       std::span<const ledger::Recorded> history);

}  // namespace projections
