#pragma once

// Error: an operation failed because of a disk, a file, another process, or stored bytes.
//
// A refusal by law is not an Error; it is a Ground. A malformed submission is not an Error either;
// it has Faults. Both are in ledger/model/entry.h.

#include <cstdint>
#include <string>

namespace ledger {

// There is a code only if a caller acts on it. Everything else goes into `context`. "Exit" is the
// exit code of patledger.
enum class ErrorCode : std::uint8_t {
  kBusy,         // Another process has locked the ledger. Report which; exit 69.
  kUnavailable,  // A disk or a file failed. Writes stop, reads continue; exit 74.
  kCorrupt,      // Stored bytes are not those that were written. Name the position; exit 74.
  kNewer,        // Written by a newer build. Change nothing; exit 74.
  kInvalid,      // An argument or a message from outside is invalid.
  kAway,         // A service does not answer, or rejects us; exit 69.
  kNoLedger,     // A reader was given a directory that holds no ledger: exit 66.
  kExhausted,    // The system gives no more memory, threads or open files; exit 70.
  kDenied,       // This user may not read or write a file. Name both and the remedy; exit 74.
};

struct Error {
  ErrorCode code;
  std::string context;  // Operation, object, cause: "append at 42: No space left on device".

  // Whether it says something about this process alone, and nothing about what is stored.
  bool is_of_process() const { return code == ErrorCode::kExhausted || code == ErrorCode::kDenied; }
};

}  // namespace ledger
