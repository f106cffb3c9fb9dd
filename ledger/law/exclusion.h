#pragma once

// Which licences of one patent exclude each other (docs/law.md §3.4; SPC-T 25 to 28): an exclusive
// or sole one leaves room for no other, for an overlapping term, territory and use. A sub-licence
// and a cross-licence count as ordinary licences (SPC-T 25(2)); what is not published of a licence
// does not limit it (SPC-T 28), but a kind that is not known is not exclusive.

#include <string>
#include <vector>

#include "ledger/law/named.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

bool uses_intersect(const std::vector<std::string>& a, const TextSet& b);

// Whether a sub-licence under `parent` is under the licence `id`, or under one of `carved_out`.
bool is_below(const State& state, const std::string& parent, const std::string& id,
              const TextSet& carved_out);

// Of two recorded licences of one patent.
bool exclude_each_other(const State& state, const Licence& one, const Licence& other);

}  // namespace ledger::law
