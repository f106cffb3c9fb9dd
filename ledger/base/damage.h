#pragma once

// Damage: something that is stored in a ledger's directory and is not what was written. What each
// kind means, and what to do, is in connectors/views/damage_text.h.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"

namespace ledger {

enum class DamageKind : std::uint8_t {
  kFormat,      // The file FORMAT.
  kMark,        // The high-water mark: missing, both copies damaged, or above the log.
  kMarkCopy,    // One of its two copies.
  kDatabase,    // The database does not open, or one of its files is damaged.
  kEntries,     // Entries that cannot be read, or are not those of the tree.
  kAnnex,       // What is stored beside an entry: when and as what it was received.
  kTree,        // Hashes of the tree above intact entries.
  kRows,        // Stored figures and their journal.
  kSnapshot,    // A stored State with its index of keys.
  kPosition,    // The position in the topic that is followed.
  kOversized,   // A file in quarantine: the bytes of a submission that was too large.
  kNoDatabase,  // The folder db, or every file in it that had entries.
};
constexpr auto enum_names(DamageKind /*of*/) {
  return std::to_array<std::string_view>({"format", "high-water", "high-water-copy", "database",
                                          "entries", "annex", "tree", "rows", "snapshot",
                                          "topic-position", "quarantine", "no-database"});
}

struct Damage {
  DamageKind kind{};
  std::string object;       // "db/000012.sst", "entry 41".
  std::string detail;       // What was found, in English.
  std::optional<Seq> from;  // The entries concerned: [from, until).
  Seq until = 0;
};

}  // namespace ledger
