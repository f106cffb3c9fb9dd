#pragma once

// What the doctor says, line by line, and the exit code that this comes to.

#include <string>

#include "deploy/patledger/kafka_options.h"

namespace patledger {

enum class Health : std::uint8_t { kGood, kLook, kBad };

class Diagnosis {
 public:
  // `code` is what a bad finding exits with; the highest of all counts.
  void say(Health health, const std::string& what, const std::string& found, ExitCode code = kDisk);
  int exit_code() const { return exit_code_; }

 private:
  int exit_code_ = kDone;
};

// Brokers and topics.
void look_at_kafka(const KafkaOptions& options, ledger::Language language, Diagnosis& diagnosis);

}  // namespace patledger
