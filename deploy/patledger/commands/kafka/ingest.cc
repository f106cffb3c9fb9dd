// patledger ingest: records what a Kafka topic holds, up to its end.

#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/kafka/node_options.h"

namespace patledger {

void add_ingest(const Command& root, const GlobalOptions& options) {
  auto how = std::make_shared<NodeRunnerOptions>();
  how->until_end = true;
  const Command command =
      root.add("ingest", "Record what a Kafka topic holds, up to its end; publish nothing");
  add_node_options(command, *how);
  command.number("--timeout", how->timeout_s, {1, 86'400}, "Seconds to wait for the brokers");
  command.footer("Examples:\n  patledger ingest --kafka localhost:9092 --data replica");
  command.run([&options, how] { return run_nodes(options, *how); });
}

}  // namespace patledger
