#pragma once

// What the statistics use of a party and of a patent, as it was stated: each statement holds from
// its day, the first one from the beginning (docs/law.md §7.2).
//
// A thing that is stated once has no list, because what it states holds on all days.

#include <vector>

#include "ledger/base/date.h"
#include "ledger/base/inline_text.h"
#include "ledger/model/commands/party.h"
#include "ledger/model/values/event_id.h"

namespace ledger {

struct PartyClass {
  Seq stated_by = 0;
  Date from{kFirstDay};
  PartyKind kind = PartyKind::kUnset;
  InlineText<2> country;
  InlineText<6> district;

  friend bool operator==(const PartyClass&, const PartyClass&) = default;
};

struct PatentClass {
  Seq stated_by = 0;
  Date from{kFirstDay};
  InlineText<15> main_class;
  InlineText<7> industry;

  friend bool operator==(const PatentClass&, const PatentClass&) = default;
};

// Adds what an event states. `first` is what was stated before, if that was stated once.
template <typename Class>
void add_class(std::vector<Class>& classes, const Class& first, const Class& next) {
  if (classes.empty()) classes.push_back(first);
  classes.push_back(next);
}

// What holds on `day`, of what was stated by entries before `before`: of the first statement, and
// of the later ones whose day has come, the one of the latest day. Null if the thing has no list.
template <typename Class>
const Class* class_on(const std::vector<Class>& classes, Date day, Seq before) {
  const Class* found = nullptr;
  for (const Class& each : classes) {
    const bool holds = each.stated_by < before && each.from <= day;
    if (found == nullptr || (holds && found->from <= each.from)) found = &each;
  }
  return found;
}

}  // namespace ledger
