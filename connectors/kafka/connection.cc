#include "connectors/kafka/connection.h"

#include <algorithm>
#include <array>

namespace connectors::kafka {
namespace {

// Where a record is read next, what is read at all, and that a record is written once and in order:
// reliability rests on these, whatever a file says.
constexpr auto kOurs = std::to_array<std::string_view>({
    "acks",
    "allow.auto.create.topics",
    "auto.commit.enable",
    "auto.offset.reset",
    "bootstrap.servers",
    "check.crcs",
    "enable.auto.commit",
    "enable.auto.offset.store",
    "enable.gapless.guarantee",
    "enable.idempotence",
    "enable.partition.eof",
    "group.id",
    "group.instance.id",
    "isolation.level",
    "max.in.flight",
    "max.in.flight.requests.per.connection",
    "message.send.max.retries",
    "message.timeout.ms",
    "delivery.timeout.ms",
    "metadata.broker.list",
    "partition.assignment.strategy",
    "partitioner",
    "request.required.acks",
    "retries",
    "transactional.id",
});

}  // namespace

ledger::Status check_setting(std::string_view name) {
  if (std::ranges::find(kOurs, name) == kOurs.end()) return ledger::Done{};
  return ledger::Error{ledger::ErrorCode::kInvalid, "kafka.librdkafka: " + std::string(name) +
                                                        " is not to be set: exactly-once " +
                                                        "delivery rests on it"};
}

}  // namespace connectors::kafka
