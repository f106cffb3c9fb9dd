#pragma once

// Patent: one right or application as the events about it tell, and the questions that the law asks
// of it on a day. Compact: millions of them live in memory.
//
//   M-1  A patent that no event speaks of any more (its grant was retracted) is unborn: stage
//   kUnborn. M-2  The shares of the owners of a born patent sum to one.

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
  InvalidationStage invalidation = InvalidationStage::kUnset;
  EndCause end_cause = EndCause::kUnset;  // kUnset: not ended, or restored.
  ExportControl export_control = ExportControl::kUnset;
  bool is_funded = false;
  bool has_agreement = false;  // Co-owners agreed otherwise than PL 14(2).
  bool is_used = false;        // Its use was reported (five-year rule, law of S&T 32).
  Date filed;
  Date granted;
  Date extended_until{kFirstDay};  // The last day, where an extension stands.
  Date missed_due{kLastDay};       // The earliest annuity missed and not paid.
  Date end_effective{kLastDay};
  Date end_announced{kLastDay};
  Date invalidation_on{kLastDay};
  Date justified_until{kFirstDay};  // A good reason for not using it stands until this day.
  InlineText<15> main_class;        // IPC, or Locarno for a design.
  InlineText<7> industry;
  Seq born_by = 0;
  Seq title_by = 0;  // The event that made the present owners.
  Seq annuity_by = 0;
  Seq classified_by = 0;
  Seq invalidation_by = 0;
  Seq ended_by = 0;
  std::vector<Owner> owners;
  std::vector<Suspension> suspensions;
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

// An annuity is missed and unpaid, and its due day has passed (IR 115).
bool is_in_annuity_grace(const Patent& patent, Date day);

// The suspension of that kind that stands on `day` (IR 103, 104), or null.
const Suspension* suspension_on(const Patent& patent, SuspensionKind kind, Date day);

}  // namespace ledger
