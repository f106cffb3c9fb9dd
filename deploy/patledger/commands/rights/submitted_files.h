#pragma once

// The files, pipes and standard input of `patledger submit`.

#include <memory>
#include <string>
#include <vector>

#include "connectors/files/submission_reader.h"

namespace patledger {

struct SubmittedFile {
  std::string path;  // "-" is standard input.
  connectors::files::Format format;
};

// Submissions and their bytes, which live until they are decided.
struct SubmittedGroup {
  explicit SubmittedGroup(std::vector<connectors::files::Item> read);

  std::vector<connectors::files::Item> items;
  std::vector<ledger::service::Input> inputs;
};

class SubmittedFiles {
 public:
  explicit SubmittedFiles(std::vector<SubmittedFile> files) : files_(std::move(files)) {}

  const std::vector<SubmittedFile>& files() const { return files_; }

  // kInvalid if one of them cannot be read or is not NDJSON. Pipes are not checked, as they cannot
  // be read twice, nor is standard input, unless it is the only source.
  ledger::Status check();

  // `quarantine` as for SubmissionReader::open().
  ledger::Result<std::unique_ptr<connectors::files::SubmissionReader>> open(
      const SubmittedFile& file, connectors::files::Quarantine* quarantine);

 private:
  std::vector<SubmittedFile> files_;
  std::unique_ptr<connectors::files::SubmissionReader> input_;  // Standard input, checked.
};

// Up to `count` submissions, as SubmissionReader::next(); prints the notices of its items.
ledger::Result<std::vector<connectors::files::Item>> read_items(
    connectors::files::SubmissionReader& reader, std::size_t count);

}  // namespace patledger
