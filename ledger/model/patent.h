#pragma once

// Patent: one right or application as the events about it tell, and the questions that the law asks
// of it on a day. Compact: millions of them live in memory.
//
//   M-1  A patent that no event speaks of any more (its grant was retracted) is kUnborn.
//   M-2  The shares of the owners of a born patent sum to one.

#include <optional>
#include <vector>

#include "ledger/model/event_id.h"
#include "ledger/model/life_commands.h"
#include "ledger/model/patent_commands.h"

namespace ledger {

using PartyIndex = std::uint32_t;
using PatentIndex = std::uint32_t;

struct Owner {
  PartyIndex party = 0;
  Share share;
  bool is_stated = false;  // Otherwise presumed equal.
};

struct Suspension {
  SuspensionKind kind = SuspensionKind::kUnset;
  Term term;
  Seq by = 0;
};

// What comes and goes in the life of a right and is asked of a day long after.
enum class EpisodeKind : std::uint8_t {
  kMissedAnnuity,  // From its due day, until it is paid; then it is gone.
  kProceedings,    // Invalidation proceedings, from the request to the day before they end.
  kGap,            // The right had ended, and was restored on the day after.
};
struct Episode {
  EpisodeKind kind = EpisodeKind::kMissedAnnuity;
  EndCause cause = EndCause::kUnset;  // Of a gap.
  Term term;
  Seq by = 0;
};

enum class Stage : std::uint8_t { kUnborn, kPending, kGranted };

// What encumbers or is attached to a patent, in the order of registration.
enum class LinkKind : std::uint8_t { kLicence, kPledge, kHold };
struct Link {
  LinkKind kind = LinkKind::kLicence;
  std::uint32_t index = 0;
};

struct Patent {
  PatentNumber number;
  Stage stage = Stage::kUnborn;
  EvaluationReport evaluation_report = EvaluationReport::kUnset;
  InvalidationStage invalidation =
      InvalidationStage::kUnset;          // The last; a full one stays (PL 47).
  EndCause end_cause = EndCause::kUnset;  // Of the earliest end stated; kUnset: none, or restored.
  ExportControl export_control = ExportControl::kUnset;
  bool is_funded = false;
  bool has_agreement = false;  // Co-owners agreed otherwise than PL 14(2).
  bool is_used = false;        // Its use was reported (five-year rule, law of S&T 32).
  Date filed;
  Date applied{kFirstDay};  // The day of filing that its application stated, where there was one.
  Date granted;
  Date extended_until{kFirstDay};  // The last day, where an extension stands.
  Date end_effective{kLastDay};
  Date end_announced{kLastDay};
  Date justified_until{kFirstDay};  // A good reason for not using it stands until this day.
  InlineText<15> main_class;        // IPC, or Locarno for a design.
  InlineText<7> industry;
  Seq born_by = 0;
  Seq title_by = 0;  // The event that made the present owners.
  Seq classified_by = 0;
  Seq invalidation_by = 0;
  Seq ended_by = 0;
  std::vector<Owner> owners;
  std::vector<Suspension> suspensions;
  std::vector<Episode> episodes;
  std::vector<Link> links;
  std::vector<Seq> history;  // Entries that touched it, ascending.

  std::uint64_t version() const { return history.size(); }  // contract.md §1 `expect`.
  const Owner* owner(PartyIndex party) const;
};

enum class Standing : std::uint8_t {
  kUnborn,
  kPending,
  kInForce,
  kLapsed,
  kExpired,
  kAbandoned,
  kInvalidated,
};
constexpr auto enum_names(Standing /*of*/) {
  return std::to_array<std::string_view>(
      {"unknown", "pending", "in-force", "lapsed", "expired", "abandoned", "invalidated"});
}

// The last day of the term: filing day plus 20 years (invention), 10 (utility model), 15 (design;
// 10 where filed up to 2021-05-31), less a day, or as extended (PL 42; contract.md §2).
Date last_day_of_term(const Patent& patent);

// How the right stands on `day`, by what is known now. Full invalidation voids it from the
// beginning (PL 47), a lapse counts from the day on which the annuity was due (IR 115).
Standing standing(const Patent& patent, Date day);

// The day by which the next annuity is due: the next anniversary of the filing, `on` itself or
// later, within the term (IR 115). Nothing where none is due any more, or the right is not in
// force.
std::optional<Date> next_annuity(const Patent& patent, Date on);

// The earliest annuity that is missed, unpaid, and was due before `day` (IR 115), or null.
const Episode* missed_annuity(const Patent& patent, Date day);
// The invalidation proceedings, or the gap before a restoration, that `day` lies in, or null.
const Episode* episode_on(const Patent& patent, EpisodeKind kind, Date day);

// The suspension of that kind that stands on `day` (IR 103, 104), or null.
const Suspension* suspension_on(const Patent& patent, SuspensionKind kind, Date day);

}  // namespace ledger
