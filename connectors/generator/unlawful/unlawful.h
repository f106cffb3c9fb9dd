#pragma once

// Unlawful and malformed submissions, each with the single code that is expected of it. They take
// no effect, so they do not change the city.

#include <span>
#include <string_view>

#include "connectors/generator/city/city.h"
#include "connectors/generator/city/picks.h"

namespace connectors::generator {

struct UnlawfulCase {
  std::string_view name;
  ledger::Outcome outcome = ledger::Outcome::kRefused;
  ledger::Code code{};
  // The submission; empty if the city has no case for it now.
  std::optional<ledger::Submission> (*make)(City& city) = nullptr;
};

std::span<const UnlawfulCase> unlawful_transfers();
std::span<const UnlawfulCase> unlawful_licences();
std::span<const UnlawfulCase> unlawful_pledges();
std::span<const UnlawfulCase> unlawful_open_licences();
std::span<const UnlawfulCase> not_authorised();
std::span<const UnlawfulCase> malformed();

// ---- Cases ----

// A free, unencumbered patent with a single owner, from the mainland.
std::optional<CityPatent> plain_patent(City& city);
// A free patent that fits and whose owners are from the mainland.
std::optional<CityPatent> patent_that(City& city, const Fits& fits);
// A patent of the pool that is unencumbered, has no later act, and ends in more than 60 days; empty
// if the drawn one is not.
std::optional<CityPatent> unencumbered_missed(City& city);
std::optional<CityPatent> unencumbered_suspended(City& city, ledger::SuspensionKind kind);
std::optional<CityPatent> unencumbered_ended(City& city);
std::optional<CityPatent> unencumbered_application(City& city);

}  // namespace connectors::generator
