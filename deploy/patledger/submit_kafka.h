#pragma once

// patledger submit --kafka: submissions to the command topic, receipts from the result topic.

#include <string>
#include <vector>

#include "connectors/files/submission_reader.h"
#include "deploy/patledger/kafka_options.h"

namespace patledger {

struct KafkaSubmission {
  KafkaOptions kafka;
  std::int32_t partition = 0;
  int timeout_s = 60;
};

struct SubmittedFile {
  std::string path;
  connectors::files::Format format;
};

// Gives the exit code. Oversized lines go to `quarantine` and are answered here, as no topic takes
// them.
int submit_to_kafka(const KafkaSubmission& how, const std::vector<SubmittedFile>& files,
                    const std::string& quarantine, ledger::Language language);

// What an outcome makes of a command's exit code.
int worse_code(int code, ledger::Outcome outcome);

}  // namespace patledger
