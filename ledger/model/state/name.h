#pragma once

// Name: a published name of parties, and NamedFact: a fact that has names where their codes belong.
// What they mean is in names.h, beside it, and in model/fold/naming.h.

#include <string>
#include <vector>

#include "ledger/model/state/patent.h"

namespace ledger {

// Whose a published name is, as a gazette.map states it.
struct NameMap {
  Seq stated_by = 0;
  PartyIndex party = 0;
  Date from{kFirstDay};

  friend bool operator==(const NameMap&, const NameMap&) = default;
};

// A name of parties, in the spelling in which names are compared.
struct Name {
  std::string id;
  std::vector<PartyIndex> bearers;  // Ascending: who was ever registered under it.
  std::vector<NameMap> maps;        // By their entries.
  std::vector<Seq> facts;           // The named facts that have it, ascending.

  friend bool operator==(const Name&, const Name&) = default;
};

// A fact of the office with names where the codes of parties belong (model/fold/naming.h).
struct NamedFact {
  Date day;                          // On which it names them.
  std::vector<std::uint32_t> names;  // Their places in State::names, each once, as in its body.
  std::vector<PartyIndex> parties;   // Whose they are, one for each. None: it waits for one.

  bool waits() const { return parties.empty(); }
  friend bool operator==(const NamedFact&, const NamedFact&) = default;
};

}  // namespace ledger
