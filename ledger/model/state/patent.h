#pragma once

// Patent: one right or application as a fold of its events, and its status on a day. Compact:
// millions of them are in memory.
//
//   M-1  A patent without an application or grant in effect (it was retracted) is kUnborn.
//   M-2  The shares of the owners of any other patent sum to one.

#include <optional>
#include <vector>

#include "ledger/model/commands/life.h"
#include "ledger/model/commands/patent.h"
#include "ledger/model/state/classes.h"
#include "ledger/model/values/event_id.h"

namespace ledger {

using PartyIndex = std::uint32_t;
using PatentIndex = std::uint32_t;

struct Owner {
  PartyIndex party = 0;
  Share share;
  bool is_stated = false;  // Otherwise presumed equal (title.h).

  friend constexpr bool operator==(const Owner&, const Owner&) = default;
};

// How long a party owned the right, if it became an owner after the beginning or is one no more. An
// owner without a tenure has always been one.
struct Tenure {
  PartyIndex party = 0;
  bool was_joint = false;  // Others owned it too when it ended.
  Term term;               // To kLastDay: still an owner.

  bool is_over() const { return term.until != kLastDay; }
  friend constexpr bool operator==(const Tenure&, const Tenure&) = default;
};

struct Suspension {
  SuspensionKind kind = SuspensionKind::kUnset;
  Term term;
  Seq stated_by = 0;
  PartyIndex source = 0;  // Who stated it. Without the number of an order it lifts its own only.
  std::string order;

  friend constexpr bool operator==(const Suspension&, const Suspension&) = default;
};

// A period in the life of a right that a later decision may depend on.
enum class EpisodeKind : std::uint8_t {
  kMissedAnnuity,  // From its due day. Removed when it is paid.
  kProceedings,    // Invalidation proceedings, up to the day before they end.
  kGap,            // The right had ended; it was restored on the day after.
};
struct Episode {
  EpisodeKind kind = EpisodeKind::kMissedAnnuity;
  EndCause cause = EndCause::kUnset;  // Of a gap.
  Term term;
  Seq stated_by = 0;

  friend constexpr bool operator==(const Episode&, const Episode&) = default;
};

// A fact about the life of a right. They are folded in the order of their legal days, whatever the
// order in which they were stated; on one day those that end something are first (life.h).
enum class LifeKind : std::uint8_t {
  kEnd,
  kDecision,  // Ends invalidation proceedings; also their withdrawal.
  kResumption,
  kRestoration,
  kRequest,  // Begins invalidation proceedings.
  kSuspension,
};
struct LifeFact {
  LifeKind kind = LifeKind::kEnd;
  EndCause cause = EndCause::kUnset;                    // Of an end.
  InvalidationStage stage = InvalidationStage::kUnset;  // Of a decision.
  SuspensionKind suspension = SuspensionKind::kUnset;   // Of a suspension or a resumption.
  bool fits = true;  // False: it ends, restores or resumes nothing at its place.
  Date day;
  Date other{kLastDay};  // The announcement of an end or restoration; the last day of a suspension.
  Seq seq = 0;
  PartyIndex source = 0;  // Of a suspension or a resumption, as is the next.
  std::string order;

  friend bool operator==(const LifeFact&, const LifeFact&) = default;
};

enum class Stage : std::uint8_t { kUnborn, kPending, kGranted };

// A right on a patent.
enum class LinkKind : std::uint8_t { kLicence, kPledge, kHold };
struct Link {
  LinkKind kind = LinkKind::kLicence;
  std::uint32_t index = 0;

  friend constexpr bool operator==(const Link&, const Link&) = default;
};

struct Patent {
  PatentNumber number;
  Stage stage = Stage::kUnborn;
  EvaluationReport evaluation_report = EvaluationReport::kUnset;
  InvalidationStage invalidation =
      InvalidationStage::kUnset;          // The latest. kFull is final (PL 47).
  EndCause end_cause = EndCause::kUnset;  // Of the earliest end. kUnset: none, or restored.
  ExportControl export_control = ExportControl::kUnset;
  bool is_funded = false;
  bool has_agreement = false;  // Co-owners agreed otherwise than PL 14(2).
  bool is_used = false;        // Its use was reported (five-year rule, S&T Progress Law 32).
  Date filed;
  Date applied{kFirstDay};  // The day of filing in its application, if there was one.
  Date granted;
  Date extended_until{kFirstDay};  // The last day of an extended term.
  Date end_effective{kLastDay};
  Date end_announced{kLastDay};
  Date justified_until{kFirstDay};  // Not using it is justified until this day.
  Date paid_until{kFirstDay};       // The due day of the latest annuity stated as paid.
  Date paid_in_time{kFirstDay};     // The same, if it was paid within the late-fee period.
  Date newest_filing{kFirstDay};    // The newest day of `at` of an entry in `history`.
  InlineText<15> main_class;        // IPC, or Locarno for a design.
  InlineText<7> industry;
  OptionalSeq created_by;  // The application, or the grant.
  OptionalSeq title_by;    // The event that made the current owners.
  OptionalSeq classified_by;
  OptionalSeq invalidation_by;
  OptionalSeq ended_by;
  std::vector<Owner> owners;
  std::vector<Tenure> tenures;
  std::vector<LifeFact> life;  // In legal order; what it makes of the right is in the next two,
  std::vector<Suspension> suspensions;  // and in `invalidation` and `end_cause`.
  std::vector<Episode> episodes;
  std::vector<Link> links;
  std::vector<PatentClass> classes;  // Empty if they were stated once.
  std::vector<Seq> history;          // Seqs of the entries about it, ascending.

  std::uint64_t version() const { return history.size(); }  // docs/contract.md §1 `expect`.
  const Owner* owner(PartyIndex party) const;

  friend bool operator==(const Patent&, const Patent&) = default;
};

enum class LegalStatus : std::uint8_t {
  kUnborn,
  kPending,
  kInForce,
  kLapsed,
  kExpired,
  kAbandoned,
  kInvalidated,
};
constexpr auto enum_names(LegalStatus /*of*/) {
  return std::to_array<std::string_view>(
      {"unknown", "pending", "in-force", "lapsed", "expired", "abandoned", "invalidated"});
}

// The last day of the term: filing day plus 20 years (invention), 10 (utility model), 15 (design;
// 10 if filed up to 2021-05-31), less a day, or as extended (PL 42; docs/law.md §6.1).
Date last_day_of_term(const Patent& patent);
// The same without an extension.
Date plain_last_day(const Patent& patent);

// The status on `day`, by what is known now. Full invalidation voids the right from the beginning
// (PL 47); a lapse takes effect on the day on which the annuity was due (IR 115).
LegalStatus legal_status(const Patent& patent, Date day);
// The same, as if it had not been invalidated.
LegalStatus status_before_invalidation(const Patent& patent, Date day);

// The due day of the next annuity: the next anniversary of the filing on or after `on`, within the
// term (IR 115). Empty if no annuity is due any more, or the right is not in force.
std::optional<Date> next_annuity(const Patent& patent, Date on);

// The earliest unpaid annuity that was due before `day` (IR 115), or null.
const Episode* missed_annuity(const Patent& patent, Date day);
// The episode of that kind that contains `day`, or null.
const Episode* episode_on(const Patent& patent, EpisodeKind kind, Date day);

// The first suspension of that kind that applies on some day of `term` (IR 103, 104), or null.
// Those of the court `except_of` are passed over.
const Suspension* suspension_in(const Patent& patent, SuspensionKind kind, const Term& term,
                                std::optional<PartyIndex> except_of = {});
inline const Suspension* suspension_on(const Patent& patent, SuspensionKind kind, Date day) {
  return suspension_in(patent, kind, {day, day});
}

}  // namespace ledger
