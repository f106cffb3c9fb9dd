#include "connectors/kafka/publish/tail_reader.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "ledger/base/digits.h"

namespace connectors::kafka {
namespace {

using ledger::Result;
using ledger::Seq;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kReadMax = std::chrono::seconds(20);

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "earliest"},
    {"enable.partition.eof", "true"},
    {"queued.max.messages.kbytes", "4096"},
    {"fetch.wait.max.ms", "50"},
});

std::optional<Seq> parse_sequence(std::string_view text) {
  while (text.size() > 1 && text.starts_with('0')) text.remove_prefix(1);
  const auto digits = ledger::parse_digits(text);
  if (!digits) return std::nullopt;
  return static_cast<Seq>(*digits);
}

ledger::Error denied(const std::string& why) { return {ledger::ErrorCode::kAway, why}; }

}  // namespace

std::span<const Setting> tail_settings() { return kSettings; }

Result<bool> TailReader::add(OutputTopic output, int partitions, std::uint64_t depth) {
  tails_.at(static_cast<std::size_t>(output)).resize(static_cast<std::size_t>(partitions));
  const std::string topic(topic_name(output));
  for (std::int32_t partition = 0; partition < partitions; ++partition) {
    const auto range = query_range(client_, topic, partition);
    if (!range) return range.error();
    if (range->lookup != OffsetRange::Lookup::kFound) return false;
    const std::uint64_t records = range->high - range->low;
    if (records == 0) continue;
    has_more_ = has_more_ || records > depth;
    const auto one = rd_kafka_topic_partition_list_add(assignment_.get(), topic.c_str(), partition);
    one->offset = static_cast<std::int64_t>(range->high - std::min(records, depth));
    open_.emplace(topic, partition);
  }
  return true;
}

Result<bool> TailReader::read(const PartitionCounts& counts, std::uint64_t depth) {
  assignment_.reset(rd_kafka_topic_partition_list_new(16));
  has_more_ = false;
  for (std::size_t i = 0; i < kOutputTopics; ++i) {
    auto added = add(static_cast<OutputTopic>(i), counts.at(i), depth);
    if (!added || !*added) return added;
  }
  if (open_.empty()) return true;
  if (rd_kafka_assign(client_, assignment_.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return false;
  const auto until = SteadyClock::now() + kReadMax;
  while (!open_.empty() && !access_error_ && SteadyClock::now() < until) {
    const Message message(rd_kafka_consumer_poll(client_, kQueryTimeoutMs));
    if (message) take(*message);
  }
  (void)rd_kafka_assign(client_, nullptr);
  if (access_error_) return denied(*access_error_);
  return open_.empty();
}

void TailReader::take(const rd_kafka_message_t& message) {
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
    if (tail && tail->seq > *sequence) continue;
    tail = Tail{*sequence, std::string(header_of(message, "ce_time")),
                std::string(header_of(message, "ledger_sha256"))};
  }
}

}  // namespace connectors::kafka
