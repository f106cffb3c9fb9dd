#include "connectors/kafka/publish/tails.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "ledger/base/digits.h"

namespace connectors::kafka {
namespace {

using ledger::Seq;
using SteadyClock = std::chrono::steady_clock;

// Records read from each partition: other ledgers may have written the last ones.
constexpr std::uint64_t kRecordsMax = 200;
constexpr auto kReadMax = std::chrono::seconds(20);

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "earliest"},
    {"enable.partition.eof", "true"},
    {"queued.max.messages.kbytes", "4096"},
});

std::optional<Seq> parse_sequence(std::string_view text) {
  while (text.size() > 1 && text.starts_with('0')) text.remove_prefix(1);
  const auto digits = ledger::parse_digits(text);
  if (!digits) return std::nullopt;
  return static_cast<Seq>(*digits);
}

class TailReader {
 public:
  TailReader(rd_kafka_t* client, std::int32_t ledger)
      : client_(client), ledger_(std::to_string(ledger)) {}

  // false if the brokers do not answer, or deny access.
  bool add(OutputTopic output, int partitions) {
    auto& tail = tails_.at(static_cast<std::size_t>(output));
    tail.resize(static_cast<std::size_t>(partitions));
    const std::string topic(topic_name(output));
    for (std::int32_t partition = 0; partition < partitions; ++partition) {
      const auto range = query_range(client_, topic, partition);
      if (!range) access_error_ = range.error().context;
      if (!range || range->lookup != OffsetRange::Lookup::kFound) return false;
      if (range->high == range->low) continue;
      const std::uint64_t from =
          std::max(range->low, range->high - std::min(range->high, kRecordsMax));
      const auto one =
          rd_kafka_topic_partition_list_add(assignment_.get(), topic.c_str(), partition);
      one->offset = static_cast<std::int64_t>(from);
      open_.emplace(topic, partition);
    }
    return true;
  }

  bool read() {
    if (open_.empty()) return true;
    if (rd_kafka_assign(client_, assignment_.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return false;
    const auto until = SteadyClock::now() + kReadMax;
    while (!open_.empty() && !access_error_ && SteadyClock::now() < until) {
      const Message message(rd_kafka_consumer_poll(client_, kQueryTimeoutMs));
      if (message) take(*message);
    }
    return open_.empty();
  }

  // Empty if access was not denied.
  const std::optional<std::string>& access_error() const { return access_error_; }
  Tails result() && { return std::move(tails_); }

 private:
  void take(const rd_kafka_message_t& message) {
    const std::string_view topic = message.rkt == nullptr ? "" : rd_kafka_topic_name(message.rkt);
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      open_.erase({std::string(topic), message.partition});
    }
    if (is_authorization_error(message.err)) {
      access_error_ = std::string(topic) + ": cannot be read: " + text_of(message.err);
    }
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) return;
    const auto sequence = parse_sequence(header_of(message, "ce_sequence"));
    if (!sequence || header_of(message, "ce_ledger") != ledger_) return;
    for (std::size_t i = 0; i < kOutputTopics; ++i) {
      if (topic != topic_name(static_cast<OutputTopic>(i))) continue;
      auto& tail = tails_.at(i).at(static_cast<std::size_t>(message.partition));
      tail = std::max(tail.value_or(0), *sequence);
    }
  }

  rd_kafka_t* client_;
  std::string ledger_;
  Partitions assignment_{rd_kafka_topic_partition_list_new(16)};
  std::set<std::pair<std::string, std::int32_t>> open_;  // Not read to the end yet.
  std::optional<std::string> access_error_;
  Tails tails_;
};

}  // namespace

ledger::Result<std::optional<Tails>> read_tails(const Connection& connection,
                                                const Producer& producer, std::int32_t ledger) {
  auto conf = make_consumer_conf(connection, "patledger-tails", kSettings);
  if (!conf) return conf.error();
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  std::optional<Tails> tails;
  std::optional<std::string> access_error;
  {
    TailReader reader(client->get(), ledger);
    bool is_good = true;
    for (std::size_t i = 0; i < kOutputTopics && is_good; ++i) {
      const auto output = static_cast<OutputTopic>(i);
      is_good = reader.add(output, producer.partitions(output));
    }
    is_good = is_good && reader.read();
    access_error = reader.access_error();
    if (is_good) tails = std::move(reader).result();
  }
  destroy_without_close(std::move(*client));
  if (access_error) return ledger::Error{ledger::ErrorCode::kAway, *access_error};
  return tails;
}

}  // namespace connectors::kafka
