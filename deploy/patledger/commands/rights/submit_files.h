#pragma once

// patledger submit: files, pipes and standard input into the ledger of a directory.

#include <string>
#include <vector>

#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/cli/global_options.h"
#include "deploy/patledger/commands/rights/submitted_files.h"

namespace patledger {

struct FileSubmission {
  std::vector<SubmittedFile> files;
  std::size_t batch = 1000;  // Submissions in one synced write.
  bool is_text = false;      // Receipts as text for people, not as JSON.
  bool dry_run = false;      // Decide, print receipts, leave no byte behind.
  bool atomic = false;       // Record all submissions or none.
  bool sync = true;          // See ledger::store::LogOptions.
};

// Prints a receipt for each submission, in order. Returns the exit code.
//
// Files that cannot be read or are not NDJSON are refused before anything is recorded; a pipe is
// refused when it is read.
int submit_files(const GlobalOptions& options, const FileSubmission& submission);

// The same, all or nothing. It decides twice: first as a dry run, which leaves no byte behind if a
// submission cannot be recorded; then with the ledger locked.
int submit_atomically(const GlobalOptions& options, const FileSubmission& submission);

}  // namespace patledger
