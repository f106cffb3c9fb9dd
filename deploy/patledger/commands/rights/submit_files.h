#pragma once

// patledger submit: files, pipes and standard input into the ledger of a directory.

#include <string>
#include <vector>

#include "connectors/files/submission_reader.h"
#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/cli/global_options.h"
#include "ledger/model/entry.h"

namespace patledger {

struct SubmittedFile {
  std::string path;  // "-" is standard input.
  connectors::files::Format format;
};

struct FileSubmission {
  std::vector<SubmittedFile> files;
  std::size_t batch = 1000;  // Submissions to one synced write.
  bool is_text = false;      // Receipts as a person reads them, not as JSON.
  bool dry_run = false;      // Decide, print receipts, leave no byte behind.
  bool atomic = false;       // Record all submissions or none.
  bool sync = true;          // See ledger::store::Options.
};

// Prints a receipt for each submission, in order. Returns the exit code.
//
// Files that are not NDJSON are refused before anything is recorded; a pipe is, when its turn
// comes.
int submit_files(const GlobalOptions& options, const FileSubmission& submission);

// The exit code after a further outcome: the highest counts.
int worse_code(int code, ledger::Outcome outcome);

}  // namespace patledger
