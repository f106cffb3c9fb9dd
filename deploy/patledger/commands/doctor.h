#pragma once

// Diagnosis: the lines that `patledger doctor` prints, and the exit code that follows from them.

#include <string>

#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/cli/kafka_options.h"
#include "ledger/base/bilingual.h"
#include "ledger/service/ledger.h"

namespace patledger {

enum class Health : std::uint8_t { kGood, kLook, kBad };

class Diagnosis {
 public:
  // Prints a finding about `subject`. A bad one has the exit code `code`; the highest counts.
  void add(Health health, const std::string& subject, const std::string& finding,
           ExitCode code = kDisk);
  int exit_code() const { return exit_code_; }

 private:
  int exit_code_ = kDone;
};

// Brokers and topics, and the ledger beside them; null if the directory holds none.
void diagnose_kafka(const KafkaOptions& options, ledger::Language language,
                    const ledger::service::Ledger* ledger, Diagnosis& diagnosis);

}  // namespace patledger
