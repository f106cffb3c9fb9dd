// patledger serve: runs nodes that follow Kafka and publish, until they are stopped.

#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/kafka/node_options.h"

namespace patledger {

void add_serve(const Command& root, const GlobalOptions& options) {
  struct Arguments {
    NodeRunnerOptions how;
    bool is_standby = false;
  };
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("serve", "Follow Kafka and publish results");
  add_node_options(command, arguments->how);
  command.number("--audit-every", arguments->how.audit_every_s, {1, 86'400},
                 "Every N seconds read the newest records again and compare them");
  command.flag("--standby", arguments->is_standby, "Never publish");
  command.footer(
      "Examples:\n"
      "  patledger serve --kafka kafka-1:9092,kafka-2:9092 --data /var/lib/patledger\n"
      "  patledger serve --config /etc/patledger/patledger.toml\n"
      "It stops on SIGTERM, and halts with an error if the topic is not the one that it has "
      "followed.");
  command.run([&options, arguments] {
    arguments->how.publish = !arguments->is_standby;
    return run_nodes(options, arguments->how);
  });
}

}  // namespace patledger
