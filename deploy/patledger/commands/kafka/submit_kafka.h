#pragma once

// patledger submit --kafka: submissions to the command topic, receipts from the result topic.

#include <string>
#include <vector>

#include "deploy/patledger/cli/kafka_options.h"
#include "deploy/patledger/commands/rights/submit_files.h"

namespace patledger {

struct KafkaSubmission {
  KafkaOptions kafka;
  std::int32_t partition = 0;
  int timeout_s = 60;
};

// Prints a receipt for each submission, in order. Returns the exit code. Oversized lines
// get their receipts here, as no topic takes them.
int submit_to_kafka(const KafkaSubmission& how, const std::vector<SubmittedFile>& files,
                    ledger::Language language);

}  // namespace patledger
