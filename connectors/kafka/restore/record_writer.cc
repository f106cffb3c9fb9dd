#include "connectors/kafka/restore/record_writer.h"

#include <array>
#include <optional>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/publish/produce.h"
#include "connectors/kafka/restore/restored_record.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Seq;
using ledger::Status;

constexpr int kPollMs = 20;

const auto kSettings = std::to_array<Setting>({
    {"enable.idempotence", "true"},
    {"acks", "all"},
    {"message.timeout.ms", "60000"},
    {"compression.type", "zstd"},
    {"linger.ms", "5"},
    {"message.max.bytes", "2097152"},
    {"queue.buffering.max.messages", "20000"},
    {"allow.auto.create.topics", "false"},
});

}  // namespace

struct RecordWriter::Impl {
  static void on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque);
  void fail(ErrorCode code, const std::string& why) {
    const std::string name = partition_name(followed.topic, followed.partition);
    if (!failure) failure = Error{code, name + ": " + why};
  }
  bool send(const ledger::store::LogRecord& record);

  ledger::service::FollowedPartition followed;
  std::string restoration;
  Seq acknowledged = 0;  // The record that the next report is about.
  std::optional<Error> failure;
  Client client;
  Topic topic;  // After client: destroyed first.
};

void RecordWriter::Impl::on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message,
                                     void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  const Seq seq = impl.acknowledged++;  // Reports are in the order of the records.
  const std::string record = "record " + std::to_string(seq);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return impl.fail(ErrorCode::kAway,
                     record + " cannot be written: " + cause_of(client, message->err));
  }
  // Without an offset, or with the time of the broker, if a broker wrote the record and died before
  // it answered, as it is then a duplicate: compare() follows.
  if (message->offset >= 0 && static_cast<Seq>(message->offset) != seq) {
    return impl.fail(ErrorCode::kCorrupt, record + " was written at offset " +
                                              std::to_string(message->offset) +
                                              ": another producer writes to the topic. Stop it. " +
                                              std::string(kRestoreAdvice));
  }
}

// Whether the record was handed over.
bool RecordWriter::Impl::send(const ledger::store::LogRecord& entry) {
  const auto annex = ledger::service::parse_annex(entry.annex);
  if (!annex) {
    fail(ErrorCode::kCorrupt, "entry " + std::to_string(entry.seq) + " has a damaged annex");
    return false;
  }
  const RestoredRecord record = restored_record(*annex, restoration);
  const ProducedRecord produced{.topic = topic.get(),
                                .partition = followed.partition,
                                .key = record.key,
                                .value = record.value,
                                .headers = record.headers,
                                .moment_ms = record.moment_ms};
  for (;;) {
    const auto error = produce(client.get(), produced);
    rd_kafka_poll(client.get(), error == RD_KAFKA_RESP_ERR__QUEUE_FULL ? kPollMs : 0);
    if (failure) return false;
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
    if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) continue;
    fail(ErrorCode::kAway, "record " + std::to_string(entry.seq) +
                               " cannot be written: " + cause_of(client.get(), error));
    return false;
  }
}

RecordWriter::RecordWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

RecordWriter::~RecordWriter() {
  if (!impl_->client) return;
  (void)rd_kafka_purge(impl_->client.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
  rd_kafka_poll(impl_->client.get(), 0);
}

ledger::Result<std::unique_ptr<RecordWriter>> RecordWriter::open(
    const Connection& connection, const ledger::service::FollowedPartition& followed,
    const ledger::service::Restoration& restoration) {
  auto impl = std::make_unique<Impl>();
  impl->followed = followed;
  impl->restoration = text_of(restoration);
  auto conf = make_conf(connection, kSettings);
  if (!conf) return conf.error();
  rd_kafka_conf_set_opaque(conf->get(), impl.get());
  rd_kafka_conf_set_dr_msg_cb(conf->get(), &Impl::on_delivery);
  auto client = make_client(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  impl->topic.reset(rd_kafka_topic_new(impl->client.get(), followed.topic.c_str(), nullptr));
  return std::unique_ptr<RecordWriter>(new RecordWriter(std::move(impl)));
}

Status RecordWriter::write(const ledger::store::Log& log, Seq from,
                           const std::function<void(Seq done)>& progress) {
  impl_->acknowledged = from;
  Status scanned = log.scan(from, log.size(), [&](const ledger::store::LogRecord& record) {
    progress(record.seq);
    return impl_->send(record);
  });
  while (!impl_->failure && rd_kafka_outq_len(impl_->client.get()) > 0) {
    rd_kafka_poll(impl_->client.get(), kPollMs);
  }
  if (impl_->failure) return *impl_->failure;
  return scanned;
}

}  // namespace connectors::kafka
