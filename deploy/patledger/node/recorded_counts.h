#pragma once

// RecordedCounts: how many entries a process has recorded, by outcome and by code. An entry with
// several codes counts once for each of them.

#include <array>
#include <cstdint>
#include <map>

#include "ledger/model/entry.h"

namespace patledger {

struct RecordedCounts {
  static constexpr auto kOutcomes = enum_names(ledger::Outcome{});

  std::array<std::uint64_t, kOutcomes.size()> outcomes{};  // By ledger::Outcome.
  std::map<ledger::Code, std::uint64_t> codes;

  void add(const ledger::Entry& entry);
  std::uint64_t of(ledger::Outcome outcome) const {
    return outcomes.at(static_cast<std::size_t>(outcome));
  }
};

}  // namespace patledger
