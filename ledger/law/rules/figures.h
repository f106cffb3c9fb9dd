#pragma once

// Warnings about amounts (W08) and about a contract that is perhaps registered twice (W09). They
// refuse nothing: who files or relies on the figures is told.

#include <span>
#include <string_view>

#include "ledger/law/finding.h"
#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"

namespace ledger::law {

std::span<const Provision> figure_provisions();

// A warning, and what it is of: a provision, and the number that it is about.
struct Warning {
  const Provision* provision = nullptr;
  Finding finding;
  std::string_view subject;
};
// Those that apply to the body, one for each cause.
std::vector<Warning> warnings_of_figures(const State& state, const Body& body);

}  // namespace ledger::law
