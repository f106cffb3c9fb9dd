#pragma once

// Ways to break the law, or the form: each with the one code that must come of it. What is made so
// takes no effect; the city is as before.

#include <span>
#include <string_view>

#include "connectors/generator/city.h"
#include "connectors/generator/picks.h"

namespace connectors::generator {

struct Way {
  std::string_view name;
  ledger::Outcome outcome = ledger::Outcome::kRefused;
  ledger::Code code = ledger::Code::kF01;
  // Who files what; nothing where the city has no case for it now.
  std::optional<ledger::Submission> (*make)(City& city) = nullptr;
};

std::span<const Way> unlawful_transfers();
std::span<const Way> unlawful_licences();
std::span<const Way> unlawful_pledges();
std::span<const Way> unlawful_open_licences();
std::span<const Way> not_authorised();
std::span<const Way> malformed();

// ---- Cases ----

// A patent of one owner of the mainland, free, and with nothing at all on it.
std::optional<PatentIndex> plain_patent(City& city);
// The same, but for what `fits` asks of it beside being free and its owners being of the mainland.
std::optional<PatentIndex> patent_that(City& city, const Fits& fits);
// Of a pool, one with nothing on it but why it is there; its right has some time to go.
std::optional<PatentIndex> bare_missed(City& city);
std::optional<PatentIndex> bare_suspended(City& city, ledger::SuspensionKind kind);
std::optional<PatentIndex> bare_ended(City& city);
std::optional<PatentIndex> bare_application(City& city);

}  // namespace connectors::generator
