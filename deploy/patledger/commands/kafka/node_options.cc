#include "deploy/patledger/commands/kafka/node_options.h"

#include "deploy/patledger/cli/controls.h"

namespace patledger {

void add_node_options(const Command& command, NodeRunnerOptions& how) {
  add_kafka_options(command, how.kafka);
  command.numbers("--partition", how.partitions, {0, kPartitionMax},
                  "Follow these partitions of the command topic, each a ledger; 0 if left out. "
                  "Several have a directory partition-N each");
  command.number("--batch", how.batch, {1, 100'000}, "Records in one synced write, at most");
  command.text("--metrics", how.metrics,
               "Write metrics to this file, for Prometheus' textfile collector");
  command.flag("--reread", how.reread,
               "Read the records again after the data directory was rolled back");
  add_commit_control(command, how.unsafe_trust_committed);
}

}  // namespace patledger
