#pragma once

// Runs the nodes of a process, each in a thread, until SIGINT or SIGTERM, or up to the end of their
// partitions.

#include <string>
#include <vector>

#include "deploy/patledger/cli/global_options.h"
#include "deploy/patledger/cli/kafka_options.h"

namespace patledger {

struct NodeRunnerOptions {
  KafkaOptions kafka;
  std::vector<std::int32_t> partitions;  // Of the command topic; those of the file if empty.
  std::size_t batch = 1000;              // Records in one synced write.
  std::string metrics;                   // File for Prometheus' textfile collector; may be empty.
  bool until_end = false;                // Stop at the end that a partition has when connected.
  bool publish = false;
  int timeout_s = 60;  // With until_end: for the brokers to answer.
  int audit_every_s = 60;
  bool reread = false;  // See CommandSource::Options.
  bool unsafe_trust_committed = false;
};

// One node writes into the directory of `options`, several into its folders partition-N. Returns
// the exit code; errors are printed or logged.
int run_nodes(const GlobalOptions& options, const NodeRunnerOptions& how);

}  // namespace patledger
