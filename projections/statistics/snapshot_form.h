#pragma once

// Constants of the snapshot form. Internal to its writer and reader.

#include <cstdint>
#include <string_view>

namespace projections::statistics {

constexpr std::string_view kMagic = "PLSTAT";
constexpr std::uint16_t kSnapshotVersion = 3;

constexpr unsigned kKnown = 1;
constexpr unsigned kLive = 2;
constexpr unsigned kCountedByBundle = 4;

constexpr std::size_t kStoredValues = 3;  // The fourth of a contract's figures is its receipts.

}  // namespace projections::statistics
