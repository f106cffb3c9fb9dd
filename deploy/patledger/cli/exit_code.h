#pragma once

// Exit codes, error lines on stderr, and data on stdout, for every command.

#include <string_view>

#include "ledger/base/error.h"

namespace patledger {

// The values of sysexits.h (docs/contract.md §4). With several, the highest counts.
enum ExitCode : int {
  kDone = 0,
  kRefused = 2,     // A submission was refused, or a check found a difference.
  kUsage = 64,      // Wrong option, argument or value.
  kMalformed = 65,  // Malformed input.
  kNoLedger = 66,   // The directory holds no ledger.
  kAway = 69,       // Another process holds the ledger, or a service does not answer.
  kOurFault = 70,   // A fault of this program.
  kDisk = 74,       // The disk failed, or stored bytes are damaged.
};

// Prints "patledger: <text>" on stderr, in one line that is safe for a terminal: the text may have
// names from outside. If the log is in JSON, it is a line of the log.
void print_error(std::string_view text);
// The same for what is no error.
void print_event(std::string_view text);
// Prints the text on stderr: what a command has done.
void print_note(std::string_view text);

int exit_code_of(const ledger::Error& error);
// Prints the error and returns its exit code.
int report(const ledger::Error& error);
// The same for an error in an argument: kInvalid gives kUsage.
int report_usage(const ledger::Error& error);

// Write to stdout. False if its reader has closed it.
bool print(std::string_view text);
bool print_line(std::string_view text);

}  // namespace patledger
