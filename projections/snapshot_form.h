#pragma once

// What the writer and the reader of snapshots agree on. Internal to them.

#include <cstdint>
#include <string_view>

namespace projections {

constexpr std::string_view kMagic = "PLSTAT";
constexpr std::uint16_t kSnapshotVersion = 2;

constexpr unsigned kKnown = 1;
constexpr unsigned kLive = 2;
constexpr unsigned kCountedOnce = 4;

constexpr std::size_t kStoredValues = 3;  // The fourth of a contract's figures is its receipts.

}  // namespace projections
