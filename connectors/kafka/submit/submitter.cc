#include "connectors/kafka/submit/submitter.h"

#include <array>
#include <optional>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/publish/output_records.h"
#include "connectors/kafka/publish/produce.h"
#include "connectors/kafka/topics/topics.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;
using ledger::service::Encoding;

constexpr std::size_t kUnansweredMax = 10'000;
constexpr int kAssignTries = 5;

const auto kProducerSettings = std::to_array<Setting>({
    {"enable.idempotence", "true"},
    {"acks", "all"},
    {"message.timeout.ms", "0"},
    {"linger.ms", "5"},
    {"message.max.bytes", "2097152"},
    {"queue.buffering.max.messages", "100000"},
    {"allow.auto.create.topics", "false"},
});
const auto kConsumerSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"queued.max.messages.kbytes", "16384"},
    {"fetch.wait.max.ms", "50"},
});

std::string cannot_send(const std::string& why) {
  return std::string(kCommandTopic) + ": cannot be sent: " + why;
}

// "cn.tj.patent.submission.recorded.v1"
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
  static void on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque);
  ledger::Result<bool> assign();
  ledger::Result<bool> check_partition();
  Status assign_with_retries();
  void on_message(const rd_kafka_message_t& message);
  void set_failure(const std::string& why) {
    if (!failure) failure = why;
  }

  std::string ledger;  // The partition, in the form of ce_ledger.
  std::int32_t partition = 0;
  ReceiptQueue receipts;
  std::optional<std::string> failure;
  Client producer;
  Topic topic;  // After producer: destroyed first.
  Client consumer;
};

void Submitter::Impl::on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message,
                                  void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
    impl.set_failure(cannot_send(cause_of(client, message->err)));
    return;
  }
  impl.receipts.on_delivery(*static_cast<ReceiptQueue::PendingSubmission*>(message->_private),
                            static_cast<ledger::Seq>(message->offset));
}

// false if the brokers do not answer.
ledger::Result<bool> Submitter::Impl::check_partition() {
  const auto count = query_partitions(producer.get(), std::string(kCommandTopic));
  if (!count) return count.error();
  if (*count > 0 && partition >= *count) {
    return Error{ErrorCode::kAway, std::string(kCommandTopic) + " has no partition " + ledger};
  }
  return *count > 0;
}

// Receipts published from now on are read. false if the brokers do not answer.
ledger::Result<bool> Submitter::Impl::assign() {
  const std::string results(kResultTopic);
  const auto count = query_partitions(consumer.get(), results);
  if (!count) return count.error();
  if (*count == 0) return false;
  auto checked = check_partition();
  if (!checked || !*checked) return checked;
  const Partitions partitions(rd_kafka_topic_partition_list_new(*count));
  for (std::int32_t i = 0; i < *count; ++i) {
    const auto range = query_range(consumer.get(), results, i);
    if (!range) return range.error();
    if (range->lookup != OffsetRange::Lookup::kFound) return false;
    rd_kafka_topic_partition_list_add(partitions.get(), results.c_str(), i)->offset =
        static_cast<std::int64_t>(range->high);
  }
  return rd_kafka_assign(consumer.get(), partitions.get()) == RD_KAFKA_RESP_ERR_NO_ERROR;
}

Status Submitter::Impl::assign_with_retries() {
  for (int tries = 0; tries < kAssignTries; ++tries) {
    const auto assigned = assign();
    if (!assigned) return assigned.error();
    if (*assigned) return ledger::Done{};
  }
  return no_answer();
}

void Submitter::Impl::on_message(const rd_kafka_message_t& message) {
  const std::string results(kResultTopic);
  if (is_authorization_error(message.err)) {
    failure = results + ": receipts cannot be read: " + text_of(message.err);
  }
  if (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET) {
    failure = results + ": receipts were deleted before they were read";
  }
  if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) return;
  if (header_of(message, "ce_ledger") != ledger) return;
  const std::string sequence(header_of(message, "ce_sequence"));
  const auto outcome = parse_outcome(header_of(message, "ce_type"));
  if (!outcome) {
    failure = results + ": the record with ce_sequence " + sequence + " has an unknown ce_type";
    return;
  }
  receipts.on_receipt(
      sequence, {*outcome, std::string(static_cast<const char*>(message.payload), message.len)});
}

Submitter::Submitter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Submitter::~Submitter() {
  destroy_without_close(std::move(impl_->consumer));
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
  auto producer_conf = make_conf(connection, kProducerSettings);
  if (!producer_conf) return producer_conf.error();
  rd_kafka_conf_set_opaque(producer_conf->get(), impl.get());
  rd_kafka_conf_set_dr_msg_cb(producer_conf->get(), &Impl::on_delivery);
  auto consumer_conf = make_consumer_conf(connection, "patledger-submit", kConsumerSettings);
  if (!consumer_conf) return consumer_conf.error();
  auto producer = make_client(RD_KAFKA_PRODUCER, std::move(*producer_conf));
  if (!producer) return producer.error();
  auto consumer = make_consumer(std::move(*consumer_conf));
  if (!consumer) return consumer.error();
  impl->producer = std::move(*producer);
  impl->consumer = std::move(*consumer);
  impl->topic.reset(
      rd_kafka_topic_new(impl->producer.get(), std::string(kCommandTopic).c_str(), nullptr));
  std::unique_ptr<Submitter> submitter(new Submitter(std::move(impl)));
  if (auto assigned = submitter->impl_->assign_with_retries(); !assigned) return assigned.error();
  return submitter;
}

ledger::Result<bool> Submitter::send(ledger::ByteView bytes, Encoding encoding) {
  if (unanswered() >= kUnansweredMax) return false;
  const std::array<Setting, 1> headers{
      {{"content-type",
        encoding == Encoding::kCapnp ? "application/x-capnp" : "application/json"}}};
  ReceiptQueue::PendingSubmission& submission = impl_->receipts.push();
  const auto error =
      produce(impl_->producer.get(),
              {impl_->topic.get(), impl_->partition, {}, bytes, headers, &submission});
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
  impl_->receipts.pop_newest();
  if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) return false;
  return Error{ErrorCode::kAway, cannot_send(cause_of(impl_->producer.get(), error))};
}

ledger::Result<std::vector<Reply>> Submitter::wait(int wait_ms) {
  rd_kafka_poll(impl_->producer.get(), 0);
  for (;;) {
    const Message message(rd_kafka_consumer_poll(impl_->consumer.get(), wait_ms));
    if (!message) break;
    wait_ms = 0;
    impl_->on_message(*message);
  }
  rd_kafka_poll(impl_->producer.get(), 0);
  if (const auto fatal = fatal_error(impl_->producer.get()))
    impl_->set_failure(cannot_send(*fatal));
  if (impl_->failure) return Error{ErrorCode::kAway, *impl_->failure};
  return impl_->receipts.take_due();
}

std::uint64_t Submitter::unanswered() const { return impl_->receipts.size(); }

}  // namespace connectors::kafka
