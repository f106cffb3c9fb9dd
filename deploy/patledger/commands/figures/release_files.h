#pragma once

// Writes the files of a release, format by format.

#include <functional>

#include "connectors/release/staging.h"
#include "projections/release/cube/release.h"

namespace patledger {

// `progress` receives the number of groups written, of kReleaseFileGroups.
constexpr std::uint64_t kReleaseFileGroups = 5;
ledger::Status put_files(const projections::release::Release& release,
                         const connectors::release::Staging& staging,
                         const std::function<void(std::uint64_t)>& progress);

connectors::release::Manifest manifest_of(const projections::release::Release& release);

}  // namespace patledger
