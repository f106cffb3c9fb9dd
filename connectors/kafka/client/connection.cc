#include "connectors/kafka/client/connection.h"

#include <algorithm>
#include <array>

namespace connectors::kafka {
namespace {

// They decide which record is read next, which records are read at all, and that a record is
// written once and in order.
constexpr auto kFixed = std::to_array<std::string_view>({
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

ledger::Error no_answer() { return {ledger::ErrorCode::kAway, std::string(kNoAnswerText)}; }

ledger::Status check_setting(std::string_view name) {
  if (std::ranges::find(kFixed, name) == kFixed.end()) return ledger::Done{};
  return ledger::Error{ledger::ErrorCode::kInvalid,
                       "kafka.librdkafka: " + std::string(name) +
                           " cannot be set: exactly-once delivery depends on it; remove it"};
}

}  // namespace connectors::kafka
