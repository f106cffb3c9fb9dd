#pragma once

// The files of a release, format by format.

#include <functional>

#include "connectors/release/staging.h"
#include "projections/release/release.h"

namespace patledger {

// `progress` is told how many of kReleaseFileGroups are done.
constexpr std::uint64_t kReleaseFileGroups = 5;
ledger::Status put_files(const projections::Release& release,
                         const connectors::release::Staging& staging,
                         const std::function<void(std::uint64_t)>& progress);

connectors::release::Manifest manifest_of(const projections::Release& release);

}  // namespace patledger
