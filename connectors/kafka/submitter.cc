#include "connectors/kafka/submitter.h"

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>

#include "connectors/kafka/client.h"
#include "connectors/kafka/outgoing.h"
#include "connectors/kafka/partition_query.h"
#include "connectors/kafka/produce.h"
#include "connectors/kafka/record.h"
#include "connectors/kafka/topics.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Form;
using ledger::Status;

constexpr std::size_t kUnansweredMax = 10'000;
constexpr std::size_t kEarlyMax = 100'000;
constexpr int kTriesToOpen = 5;

const auto kSending = std::to_array<Setting>({
    {"enable.idempotence", "true"},
    {"acks", "all"},
    {"message.timeout.ms", "0"},
    {"linger.ms", "5"},
    {"message.max.bytes", "2097152"},
    {"queue.buffering.max.messages", "100000"},
    {"allow.auto.create.topics", "false"},
});
const auto kHearing = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"queued.max.messages.kbytes", "16384"},
    {"fetch.wait.max.ms", "50"},
});

std::string cannot_send(const std::string& why) {
  return std::string(kCommandTopic) + ": cannot be sent: " + why;
}

// Of "cn.tj.patent.submission.recorded.v1".
std::optional<ledger::Outcome> parse_outcome(std::string_view type) {
  constexpr auto kNames = enum_names(ledger::Outcome{});
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto outcome = static_cast<ledger::Outcome>(i);
    if (type == result_type(outcome)) return outcome;
  }
  return std::nullopt;
}

}  // namespace

struct Submitter::Impl {
  struct Sent {
    std::string sequence;  // Of its record, as ce_sequence has it; empty: not delivered yet.
    std::optional<Reply> reply;
  };

  static void delivered(rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque);
  ledger::Result<bool> listen();
  Status listen_for_a_while();
  void hear(const rd_kafka_message_t& message);
  std::vector<Reply> take_due();

  std::string ledger;  // The partition, as ce_ledger has it.
  std::int32_t partition = 0;
  std::deque<Sent> sent;                           // Unanswered, in order; they stay in place.
  std::unordered_map<std::string, Sent*> waiting;  // By sequence.
  // Receipts of records that may be ours: they came before the delivery was told.
  std::map<std::string, Reply> early;
  std::optional<std::string> failure;
  Client producer;
  Topic topic;  // After producer: it goes first.
  Client consumer;
};

void Submitter::Impl::delivered(rd_kafka_t* client, const rd_kafka_message_t* message,
                                void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
    if (!impl.failure) impl.failure = cannot_send(cause_of(client, message->err));
    return;
  }
  Sent& one = *static_cast<Sent*>(message->_private);
  one.sequence = views::sequence_text(static_cast<ledger::Seq>(message->offset));
  const auto heard = impl.early.extract(one.sequence);
  if (heard.empty()) {
    impl.waiting.emplace(one.sequence, &one);
  } else {
    one.reply = heard.mapped();
  }
}

// Receipts are heard from here on; false where the brokers do not answer.
ledger::Result<bool> Submitter::Impl::listen() {
  const std::string results(kResultTopic);
  const auto count = query_partitions(consumer.get(), results);
  if (!count) return count.error();
  if (*count == 0) return false;
  const auto commands = query_partitions(producer.get(), std::string(kCommandTopic));
  if (!commands) return commands.error();
  if (*commands == 0) return false;
  if (partition >= *commands) {
    return Error{ErrorCode::kAway, std::string(kCommandTopic) + " has no partition " + ledger};
  }
  const Partitions partitions(rd_kafka_topic_partition_list_new(*count));
  for (std::int32_t i = 0; i < *count; ++i) {
    const auto range = query_range(consumer.get(), results, i);
    if (!range) return range.error();
    if (range->state != Range::State::kThere) return false;
    rd_kafka_topic_partition_list_add(partitions.get(), results.c_str(), i)->offset =
        static_cast<std::int64_t>(range->high);
  }
  return rd_kafka_assign(consumer.get(), partitions.get()) == RD_KAFKA_RESP_ERR_NO_ERROR;
}

Status Submitter::Impl::listen_for_a_while() {
  for (int tries = 0; tries < kTriesToOpen; ++tries) {
    const auto listening = listen();
    if (!listening) return listening.error();
    if (*listening) return ledger::Done{};
  }
  return Error{ErrorCode::kAway, "the brokers do not answer"};
}

void Submitter::Impl::hear(const rd_kafka_message_t& message) {
  if (is_refusal(message.err)) {
    failure = std::string(kResultTopic) + ": receipts cannot be read: " + text_of(message.err);
  }
  if (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET) {
    failure = "receipts are gone from " + std::string(kResultTopic);
  }
  if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) return;
  if (header_of(message, "ce_ledger") != ledger) return;
  const std::string sequence(header_of(message, "ce_sequence"));
  const auto outcome = parse_outcome(header_of(message, "ce_type"));
  if (!outcome) {
    failure = "a result that is none of patledger's: " + sequence;
    return;
  }
  Reply reply{*outcome, std::string(static_cast<const char*>(message.payload), message.len)};
  const auto found = waiting.find(sequence);
  if (found != waiting.end()) {
    found->second->reply = std::move(reply);
    waiting.erase(found);
  } else if (waiting.size() < sent.size()) {
    early.emplace(sequence, std::move(reply));
    if (early.size() > kEarlyMax) early.erase(early.begin());
  }
}

std::vector<Reply> Submitter::Impl::take_due() {
  std::vector<Reply> due;
  while (!sent.empty() && sent.front().reply) {
    due.push_back(std::move(*sent.front().reply));
    sent.pop_front();
  }
  return due;
}

Submitter::Submitter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Submitter::~Submitter() {
  let_go(std::move(impl_->consumer));
  if (impl_->producer) {
    (void)rd_kafka_purge(impl_->producer.get(), RD_KAFKA_PURGE_F_QUEUE);
    rd_kafka_poll(impl_->producer.get(), 0);
  }
}

ledger::Result<std::unique_ptr<Submitter>> Submitter::open(const Connection& connection,
                                                           std::int32_t partition) {
  auto impl = std::make_unique<Impl>();
  impl->ledger = std::to_string(partition);
  impl->partition = partition;
  auto sending = make_conf(connection, kSending);
  if (!sending) return sending.error();
  rd_kafka_conf_set_opaque(sending->get(), impl.get());
  rd_kafka_conf_set_dr_msg_cb(sending->get(), &Impl::delivered);
  auto hearing = make_consumer_conf(connection, "patledger-submit", kHearing);
  if (!hearing) return hearing.error();
  auto producer = make_client(RD_KAFKA_PRODUCER, std::move(*sending));
  if (!producer) return producer.error();
  auto consumer = make_consumer(std::move(*hearing));
  if (!consumer) return consumer.error();
  impl->producer = std::move(*producer);
  impl->consumer = std::move(*consumer);
  impl->topic.reset(
      rd_kafka_topic_new(impl->producer.get(), std::string(kCommandTopic).c_str(), nullptr));
  std::unique_ptr<Submitter> submitter(new Submitter(std::move(impl)));
  if (auto heard = submitter->impl_->listen_for_a_while(); !heard) return heard.error();
  return submitter;
}

ledger::Result<bool> Submitter::send(ledger::ByteView bytes, Form form) {
  if (impl_->sent.size() >= kUnansweredMax) return false;
  const std::array<Setting, 1> headers{
      {{"content-type", form == Form::kCapnp ? "application/x-capnp" : "application/json"}}};
  Impl::Sent& one = impl_->sent.emplace_back();
  const auto error = produce(impl_->producer.get(),
                             {impl_->topic.get(), impl_->partition, {}, bytes, headers, &one});
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
  impl_->sent.pop_back();
  if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) return false;
  return Error{ErrorCode::kAway, cannot_send(cause_of(impl_->producer.get(), error))};
}

ledger::Result<std::vector<Reply>> Submitter::wait(int wait_ms) {
  rd_kafka_poll(impl_->producer.get(), 0);
  for (;;) {
    const Message message(rd_kafka_consumer_poll(impl_->consumer.get(), wait_ms));
    if (!message) break;
    wait_ms = 0;
    impl_->hear(*message);
  }
  rd_kafka_poll(impl_->producer.get(), 0);
  const auto fatal = fatal_of(impl_->producer.get());
  if (fatal && !impl_->failure) impl_->failure = cannot_send(*fatal);
  if (impl_->failure) return Error{ErrorCode::kAway, *impl_->failure};
  return impl_->take_due();
}

std::uint64_t Submitter::unanswered() const { return impl_->sent.size(); }

}  // namespace connectors::kafka
