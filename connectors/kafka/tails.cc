#include "connectors/kafka/tails.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "connectors/kafka/client.h"
#include "connectors/kafka/partition_query.h"
#include "connectors/kafka/record.h"
#include "ledger/base/digits.h"

namespace connectors::kafka {
namespace {

using ledger::Seq;
using SteadyClock = std::chrono::steady_clock;

// Of each partition so many are looked at: other ledgers may have written the last ones.
constexpr std::uint64_t kLookBack = 200;
constexpr auto kPatience = std::chrono::seconds(20);

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

  // false: no answer.
  bool add(Outlet outlet, int partitions) {
    auto& tail = tails_.at(static_cast<std::size_t>(outlet));
    tail.resize(static_cast<std::size_t>(partitions));
    const std::string topic(topic_of(outlet));
    for (std::int32_t partition = 0; partition < partitions; ++partition) {
      const auto range = query_range(client_, topic, partition);
      if (!range) refusal_ = range.error().context;
      if (!range || range->state != Range::State::kThere) return false;
      if (range->high == range->low) continue;
      const std::uint64_t from =
          std::max(range->low, range->high - std::min(range->high, kLookBack));
      const auto one = rd_kafka_topic_partition_list_add(wanted_.get(), topic.c_str(), partition);
      one->offset = static_cast<std::int64_t>(from);
      open_.emplace(topic, partition);
    }
    return true;
  }

  bool read() {
    if (open_.empty()) return true;
    if (rd_kafka_assign(client_, wanted_.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return false;
    const auto until = SteadyClock::now() + kPatience;
    while (!open_.empty() && !refusal_ && SteadyClock::now() < until) {
      const Message message(rd_kafka_consumer_poll(client_, kAwayMs));
      if (message) look_at(*message);
    }
    return open_.empty();
  }

  // Why the brokers will not tell; nothing: they do not answer.
  const std::optional<std::string>& refusal() const { return refusal_; }
  Tails take() && { return std::move(tails_); }

 private:
  void look_at(const rd_kafka_message_t& message) {
    const std::string_view topic = message.rkt == nullptr ? "" : rd_kafka_topic_name(message.rkt);
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      open_.erase({std::string(topic), message.partition});
    }
    if (is_refusal(message.err)) {
      refusal_ = std::string(topic) + ": cannot be read: " + text_of(message.err);
    }
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) return;
    const auto sequence = parse_sequence(header_of(message, "ce_sequence"));
    if (!sequence || header_of(message, "ce_ledger") != ledger_) return;
    for (std::size_t i = 0; i < kOutlets; ++i) {
      if (topic != topic_of(static_cast<Outlet>(i))) continue;
      auto& tail = tails_.at(i).at(static_cast<std::size_t>(message.partition));
      tail = std::max(tail.value_or(0), *sequence);
    }
  }

  rd_kafka_t* client_;
  std::string ledger_;
  Partitions wanted_{rd_kafka_topic_partition_list_new(16)};
  std::set<std::pair<std::string, std::int32_t>> open_;  // Whose end was not seen.
  std::optional<std::string> refusal_;
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
  std::optional<std::string> refusal;
  {
    TailReader reader(client->get(), ledger);
    bool is_good = true;
    for (std::size_t i = 0; i < kOutlets && is_good; ++i) {
      const auto outlet = static_cast<Outlet>(i);
      is_good = reader.add(outlet, producer.partitions(outlet));
    }
    is_good = is_good && reader.read();
    refusal = reader.refusal();
    if (is_good) tails = std::move(reader).take();
  }
  let_go(std::move(*client));
  if (refusal) return ledger::Error{ledger::ErrorCode::kAway, *refusal};
  return tails;
}

}  // namespace connectors::kafka
