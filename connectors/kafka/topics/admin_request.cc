#include "connectors/kafka/topics/admin_request.h"

#include <algorithm>
#include <array>
#include <thread>

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using SteadyClock = std::chrono::steady_clock;

constexpr int kTotalMs = 10'000;
constexpr int kTryMs = 3'000;
constexpr std::chrono::milliseconds kPause{200};

Result<Event> wait_for_reply(rd_kafka_queue_t* queue, const std::string& action) {
  Event event(rd_kafka_queue_poll(queue, 2 * kTryMs));  // The client's own limit is kTryMs.
  if (!event) return Error{ErrorCode::kAway, "kafka: " + action + ": no reply"};
  if (const auto code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return admin_error(code, action, rd_kafka_event_error_string(event.get()));
  }
  return event;
}

}  // namespace

AdminOptions admin_options(rd_kafka_t* client, rd_kafka_admin_op_t operation) {
  AdminOptions options(rd_kafka_AdminOptions_new(client, operation));
  std::array<char, 128> why{};
  // Fails only if the time is out of range.
  (void)rd_kafka_AdminOptions_set_request_timeout(options.get(), kTryMs, why.data(), why.size());
  return options;
}

Error admin_error(rd_kafka_resp_err_t code, const std::string& action, const char* text) {
  constexpr std::array kInvalidRequest{
      RD_KAFKA_RESP_ERR_INVALID_CONFIG, RD_KAFKA_RESP_ERR_INVALID_PARTITIONS,
      RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
      RD_KAFKA_RESP_ERR__INVALID_ARG};
  const bool is_invalid = std::ranges::find(kInvalidRequest, code) != kInvalidRequest.end();
  return {is_invalid ? ErrorCode::kInvalid : ErrorCode::kAway,
          "kafka: " + action + ": " + (text != nullptr ? text : text_of(code))};
}

Result<Metadata> query_metadata(rd_kafka_t* client, const std::string& brokers) {
  const struct rd_kafka_metadata* found = nullptr;
  const auto code = rd_kafka_metadata(client, 1, nullptr, &found, kTotalMs);
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return Error{ErrorCode::kAway, "kafka: " + brokers + " does not answer: " + text_of(code)};
  }
  return Metadata(found);
}

Result<Event> admin_request(rd_kafka_t* client, rd_kafka_queue_t* queue, const std::string& action,
                            const std::function<void()>& send) {
  const auto until = SteadyClock::now() + std::chrono::milliseconds(kTotalMs);
  for (;;) {
    send();
    auto event = wait_for_reply(queue, action);
    const bool is_final = event || event.error().code != ErrorCode::kAway;
    if (is_final || SteadyClock::now() >= until) return event;
    std::this_thread::sleep_for(kPause);
    // Refreshes the client's view of the cluster.
    if (auto metadata = query_metadata(client, "the cluster"); !metadata) return metadata.error();
  }
}

}  // namespace connectors::kafka
