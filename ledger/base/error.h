#pragma once

// Error says that the world failed us: a disk, a file, another process, or stored bytes.
// What the law or the ledger forbids is not an Error; it is a ground of refusal. What a sender got
// wrong is not an Error either; it is a fault of the submission (model/fault.h).

#include <cstdint>
#include <string>

namespace ledger {

// A code exists only where some caller acts on it. Everything else goes into `context`.
enum class ErrorCode : std::uint8_t {
  kBusy,         // Another process holds the ledger: say who, exit 69.
  kUnavailable,  // The disk or a file failed: writes stop, reads go on, exit 74.
  kCorrupt,      // Stored bytes are not what we wrote: name the position, exit 74.
  kNewer,        // Written by a newer build: refuse, touch nothing, exit 74.
  kInvalid,      // An argument or a message from outside does not decode.
  kAway,         // A service that we need does not answer, or refuses us: exit 69.
};

struct Error {
  ErrorCode code;
  std::string context;  // What we were doing, on what: "append at 42: No space left on device".
};

}  // namespace ledger
