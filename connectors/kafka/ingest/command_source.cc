#include "connectors/kafka/ingest/command_source.h"

#include <algorithm>
#include <deque>

#include "connectors/files/spool.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/ingest/continuity.h"
#include "connectors/kafka/ingest/partition_consumer.h"
#include "ledger/base/limits.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;
using ledger::service::Input;

constexpr std::size_t kBatchBytesMax = std::size_t{4} << 20U;

}  // namespace

struct CommandBatch::Impl {
  std::vector<Message> messages;
  std::vector<Input> inputs;
  std::deque<std::string> spooled;  // The names of oversized records, which `inputs` points to.
};

CommandBatch::CommandBatch() : impl_(std::make_unique<Impl>()) {}
CommandBatch::~CommandBatch() = default;
CommandBatch::CommandBatch(CommandBatch&&) noexcept = default;
CommandBatch& CommandBatch::operator=(CommandBatch&&) noexcept = default;
std::span<const Input> CommandBatch::inputs() const { return impl_->inputs; }

struct CommandSource::Impl {
  Impl(const Options& given, std::unique_ptr<PartitionConsumer> made)
      : options(given),
        continuity(given.cursor, given.reread),
        consumer(std::move(made)),
        quarantine(given.spool_folder) {}

  Error error(const std::string& why) const { return partition_error(continuity.partition(), why); }

  ledger::Result<bool> connect();
  Status start(const PartitionConsumer::Found& found);
  Status fill(CommandBatch::Impl& batch, std::size_t count, int wait_ms);
  Status take(Message message, CommandBatch::Impl& batch);
  ledger::Result<bool> accept(Input& input, const Continuity::RecordTime& time);
  Status on_error(const rd_kafka_message_t& message);
  Error offset_error(const rd_kafka_message_t& message);
  Status spool(CommandBatch::Impl& batch, Input& input);

  Options options;
  Continuity continuity;
  std::unique_ptr<PartitionConsumer> consumer;
  files::Quarantine quarantine;
  std::string cluster;
  std::uint64_t end = 0;
};

// Makes all checks that precede the first record; false if the brokers do not answer.
ledger::Result<bool> CommandSource::Impl::connect() {
  const auto id = consumer->cluster();
  if (!id) return false;
  if (!options.unsafe_trust_committed) {
    if (auto same = continuity.check_cluster(*id); !same) return same.error();
  }
  const auto found = consumer->query();
  if (!found) return found.error();
  if (!*found) return false;
  cluster = *id;
  if (auto started = start(**found); !started) return started.error();
  return true;
}

Status CommandSource::Impl::start(const PartitionConsumer::Found& found) {
  end = std::max(end, found.range.high);
  if (options.unsafe_trust_committed) return consumer->assign(found.committed);
  if (auto complete = continuity.check_range(found.range); !complete) return complete;
  if (auto ahead = continuity.check_committed(found.committed); !ahead) return ahead;
  continuity.restart(cluster);
  return consumer->assign(continuity.first_offset());
}

Status CommandSource::Impl::spool(CommandBatch::Impl& batch, Input& input) {
  files::Spool file(&quarantine);
  if (auto written = file.write(input.bytes); !written) return written;
  const auto spooled = file.finish();
  if (!spooled) return spooled.error();
  input.bytes = batch.spooled.emplace_back(spooled->text());
  input.encoding = ledger::service::Encoding::kSpooled;
  return ledger::Done{};
}

// Whether the record is the next one.
ledger::Result<bool> CommandSource::Impl::accept(Input& input, const Continuity::RecordTime& time) {
  if (!options.unsafe_trust_committed) return continuity.accept(input, time);
  input.arrival->offset = continuity.next();
  return true;
}

Status CommandSource::Impl::take(Message message, CommandBatch::Impl& batch) {
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) return on_error(*message);
  Input input = to_input(*message);
  // Before the comparison: the ledger's digest of an oversized record is that of its name.
  if (input.bytes.size() > ledger::kSubmissionBytesMax) {
    if (auto spooled = spool(batch, input); !spooled) return spooled;
  }
  const Continuity::RecordTime time{is_stamped_by_broker(*message), restoration_of(*message)};
  const auto is_next = accept(input, time);
  if (!is_next) return is_next.error();
  if (!*is_next) return ledger::Done{};
  const std::uint64_t known_end = std::max(end, consumer->high_watermark());
  if (auto accepted = continuity.accept_time(time, known_end); !accepted) return accepted;
  continuity.advance();
  batch.inputs.push_back(input);
  batch.messages.push_back(std::move(message));
  return ledger::Done{};
}

Status CommandSource::Impl::on_error(const rd_kafka_message_t& message) {
  if (is_unknown(message.err)) consumer->disconnect();  // A broker that starts may not know it.
  if (is_authorization_error(message.err)) {
    const auto& partition = continuity.partition();
    return Error{ErrorCode::kAway, partition_name(partition.topic, partition.partition) +
                                       ": the brokers deny read access"};
  }
  switch (message.err) {
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
      return offset_error(message);
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
      consumer->lose_group();
      return ledger::Done{};
    case RD_KAFKA_RESP_ERR__FATAL:
      return error(rd_kafka_message_errstr(&message));
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
      if (options.unsafe_trust_committed) return ledger::Done{};
      return continuity.check_end(static_cast<std::uint64_t>(message.offset));
    default:
      return ledger::Done{};  // The library retries.
  }
}

Error CommandSource::Impl::offset_error(const rd_kafka_message_t& message) {
  const auto range = consumer->query_offsets();
  if (range && range->lookup == OffsetRange::Lookup::kFound) {
    if (auto complete = continuity.check_range(*range); !complete) return complete.error();
  }
  return error("record " + std::to_string(continuity.next()) +
               " cannot be read: " + std::string(rd_kafka_message_errstr(&message)));
}

Status CommandSource::Impl::fill(CommandBatch::Impl& batch, std::size_t count, int wait_ms) {
  std::size_t bytes = 0;
  while (batch.inputs.size() < count && bytes < kBatchBytesMax) {
    Message message = consumer->poll(batch.inputs.empty() ? wait_ms : 0);
    if (!message) break;
    bytes += message->len;
    if (auto taken = take(std::move(message), batch); !taken) return taken;
    if (!consumer->is_assigned()) break;
    if (!batch.inputs.empty() && continuity.is_after_restored()) break;
  }
  return ledger::Done{};
}

CommandSource::CommandSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CommandSource::~CommandSource() = default;

ledger::Result<std::unique_ptr<CommandSource>> CommandSource::open(const Options& options) {
  auto consumer = PartitionConsumer::open(options.connection, options.cursor.followed,
                                          options.cursor.next_offset > 0);
  if (!consumer) return consumer.error();
  auto impl = std::make_unique<Impl>(options, std::move(*consumer));
  // A whole file that no entry names is needed again: its record is read again.
  if (auto removed = impl->quarantine.remove_unfinished(); !removed) return removed.error();
  return std::unique_ptr<CommandSource>(new CommandSource(std::move(impl)));
}

ledger::Result<CommandBatch> CommandSource::next(std::size_t count, int wait_ms) {
  CommandBatch batch;
  Impl& source = *impl_;
  if (!source.consumer->is_assigned()) {
    const auto connected = source.connect();
    if (!connected) return connected.error();
    if (!*connected) wait_ms = kQueryTimeoutMs;
  }
  if (auto filled = source.fill(*batch.impl_, count, wait_ms); !filled) return filled.error();
  source.end = std::max(source.end, source.continuity.next());
  if (source.options.unsafe_trust_committed) commit(source.continuity.next());
  if (!batch.inputs().empty()) source.continuity.set_last(batch.inputs().back());
  return batch;
}

bool CommandSource::is_connected() const { return impl_->consumer->is_assigned(); }
const std::string& CommandSource::cluster() const { return impl_->cluster; }

bool CommandSource::is_compared() const {
  const bool has_read = end() == 0 || next_offset() > 0;
  return is_connected() && has_read && impl_->continuity.is_compared();
}

bool CommandSource::is_answered() const {
  const auto& statistics = impl_->consumer->statistics();
  return is_connected() && (!statistics || statistics->is_leader_up);
}

ClientStatistics CommandSource::statistics() const {
  return impl_->consumer->statistics().value_or(ClientStatistics{});
}

std::uint64_t CommandSource::next_offset() const { return impl_->continuity.next(); }
const ledger::service::Restoration& CommandSource::restoration() const {
  return impl_->continuity.restoration();
}

std::uint64_t CommandSource::end() const {
  return std::max(impl_->end, impl_->consumer->high_watermark());
}

void CommandSource::commit(std::uint64_t next) {
  impl_->consumer->commit(next, !impl_->options.unsafe_trust_committed);
}

}  // namespace connectors::kafka
