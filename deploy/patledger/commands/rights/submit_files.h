#pragma once

// patledger submit: files, pipes and standard input into the ledger of a directory.

#include <memory>
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
  std::size_t batch = 1000;  // Submissions in one synced write.
  bool is_text = false;      // Receipts as text for people, not as JSON.
  bool dry_run = false;      // Decide, print receipts, leave no byte behind.
  bool atomic = false;       // Record all submissions or none.
  bool sync = true;          // See ledger::store::LogOptions.
};

// Checks the files before the first one is recorded: kInvalid if one cannot be read or is not
// NDJSON. Pipes are not checked, as they cannot be read twice, nor is standard input, unless it is
// the only source: its reader is then returned, and null for all others. `spool_folder` as for
// SubmissionReader::open().
ledger::Result<std::unique_ptr<connectors::files::SubmissionReader>> check_files(
    const std::vector<SubmittedFile>& files, const std::string& spool_folder);

// Prints a receipt for each submission, in order. Returns the exit code.
//
// Files that cannot be read or are not NDJSON are refused before anything is recorded; a pipe is
// refused when it is read.
int submit_files(const GlobalOptions& options, const FileSubmission& submission);

// The exit code after a further outcome: the highest counts.
int worse_code(int code, ledger::Outcome outcome);

}  // namespace patledger
