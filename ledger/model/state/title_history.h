#pragma once

// The title of a patent as one history: its application, its grant and its transfers in the order
// of their legal days, whatever the order in which they were stated. On one day a transfer follows
// the one that made its transferors owners; then the older entry is first.
//
//   M-7  The owners of a patent with a history are those after its last step.
//
// A step of an office or a court takes effect as stated. Another one whose transferors do not own
// the patent at its place moves nothing. A step that states the one before it again confirms it.

#include <unordered_map>

#include "ledger/base/date.h"
#include "ledger/model/state/title.h"
#include "ledger/model/values/event_id.h"

namespace ledger {

// What an event says about title: the same for all its patents.
struct Deed {
  std::vector<PartyIndex> from;  // Ascending, each once. None: an application or a grant.
  std::vector<Claimant> to;
  std::uint64_t patents = 0;  // A hash of the set of its patents; odd: it is of one.
  PartyIndex source = 0;      // Of a transfer.
  bool is_fact = false;
  bool is_whole = false;
  bool has_extent = true;      // A transfer states it, unless it is as published.
  bool has_agreement = false;  // Of a grant: the owners agreed otherwise than PL 14(2).

  bool is_beginning() const { return from.empty(); }

  friend bool operator==(const Deed&, const Deed&) = default;
};
using Deeds = std::unordered_map<Seq, Deed>;  // By the event.

struct TitleStep {
  Date day;
  Seq seq = 0;
  bool fits = true;  // Its transferors own the patent; a grant names the owners of record.
  bool has_agreement = false;  // After it.
  OptionalSeq confirms;        // The step that it states again.
  OptionalSeq title_by;        // After it: the step that made the owners.
  std::vector<Owner> after;    // The owners after it.

  friend bool operator==(const TitleStep&, const TitleStep&) = default;
};
using TitleHistory = std::vector<TitleStep>;

// Adds a step whose deed is in `deeds`. A step of a new newest day costs itself alone.
void add_step(const Deeds& deeds, TitleHistory& steps, Date day, Seq seq);

bool is_of_one_patent(const Deed& deed);

// Whether `deed` on `day` states again a transfer of `steps`: the same patents and transferors, the
// same transferees with shares that do not differ, at most 60 days from it and no other transfer
// between. The gazette is per patent: a fact of one patent states a report of several again.
const TitleStep* confirmed_by(const Deeds& deeds, const TitleHistory& steps, const Deed& deed,
                              Date day);

// The owners before all steps of `day`, or from before the history those of its first step.
const TitleStep* step_before(const TitleHistory& steps, Date day);

// The owners after all steps of `day`.
std::vector<PartyIndex> owners_on(const TitleHistory& steps, Date day);

// Whether all of `parties` were owners at one moment of `day`, the moment before it included.
bool are_owners_on(const TitleHistory& steps, const PartySet& parties, Date day);

}  // namespace ledger
