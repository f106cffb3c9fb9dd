#include "connectors/kafka/command_source.h"

#include <array>
#include <chrono>
#include <deque>
#include <optional>

#include "connectors/files/spool.h"
#include "connectors/kafka/client.h"
#include "connectors/kafka/partition_query.h"
#include "connectors/kafka/record.h"
#include "ledger/base/limits.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Received;
using ledger::Status;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kBatchBytesMax = std::size_t{4} << 20U;
constexpr auto kMissingMax = std::chrono::seconds(20);  // Brokers that start may not know it yet.

// Bounded memory: so much is fetched ahead. It is what a second may need, as librdkafka 2.0.2 asks
// again only after a second where its queue was full (fetch.queue.backoff.ms came with 2.2).
const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"enable.partition.eof", "false"},
    {"queued.max.messages.kbytes", "131072"},
    {"queued.min.messages", "10000000"},
    {"fetch.message.max.bytes", "1048576"},
    {"fetch.wait.max.ms", "100"},
    {"statistics.interval.ms", "5000"},
    {"topic.metadata.propagation.max.ms", "5000"},  // Then kMissingMax is ours to wait.
});

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

struct CommandBatch::Impl {
  std::vector<Message> messages;
  std::vector<Received> received;
  std::deque<std::string> spooled;  // The names of oversized ones, which `received` points to.
};

CommandBatch::CommandBatch() : impl_(std::make_unique<Impl>()) {}
CommandBatch::~CommandBatch() = default;
CommandBatch::CommandBatch(CommandBatch&&) noexcept = default;
CommandBatch& CommandBatch::operator=(CommandBatch&&) noexcept = default;
std::span<const Received> CommandBatch::received() const { return impl_->received; }

struct CommandSource::Impl {
  explicit Impl(const Options& given) : options(given), next(given.mark.next) {}

  const std::string& topic() const { return options.mark.order.topic; }
  std::int32_t partition() const { return options.mark.order.partition; }
  std::string place() const { return place_of(topic(), partition()); }
  Error stop(const std::string& why) const { return {ErrorCode::kCorrupt, place() + ": " + why}; }

  ledger::Result<bool> prepare();
  ledger::Result<bool> missing();
  Status check_range(const Range& range) const;
  Status check_canary(std::uint64_t committed) const;
  Status assign(std::uint64_t offset);

  static void hear_error(rd_kafka_t* client, int error, const char* reason, void* opaque);
  static int hear_statistics(rd_kafka_t* client, char* json, std::size_t size, void* opaque);
  Status fill(CommandBatch::Impl& batch, std::size_t count, int wait_ms);
  Status take(Message message, CommandBatch::Impl& batch);
  Status take_error(const rd_kafka_message_t& message);
  void lose_group();
  ledger::Result<bool> is_next(const Received& received);
  Status spool(CommandBatch::Impl& batch, Received& received) const;

  Options options;
  Client client;
  std::string cluster;
  std::uint64_t next;           // The offset of the record to give next.
  std::uint64_t end = 0;        // As last heard.
  bool is_assigned = false;     // What the brokers told was compared.
  bool must_compare = true;     // The next record is the ledger's last, read again.
  std::uint64_t committed = 0;  // Of our own.
  bool has_group = true;        // The brokers let us commit.
  std::optional<SteadyClock::time_point> missing_since;
  ClientStatistics statistics;
};

// These two are called in next(), by the thread that polls. Of a topic that was deleted the library
// tells in this way alone.
void CommandSource::Impl::hear_error(rd_kafka_t* client, int error, const char* reason,
                                     void* opaque) {
  const auto code = static_cast<rd_kafka_resp_err_t>(error);
  if (is_unknown(code)) static_cast<Impl*>(opaque)->is_assigned = false;  // Ask anew.
  say(client, kLogError, "ERROR", reason);
}

int CommandSource::Impl::hear_statistics(rd_kafka_t* /*client*/, char* json, std::size_t size,
                                         void* opaque) {
  const auto heard = parse_statistics({json, size});
  if (heard) static_cast<Impl*>(opaque)->statistics = *heard;
  return 0;  // The library frees its text.
}

// Where the partition is not there: false for a while, then an Error.
ledger::Result<bool> CommandSource::Impl::missing() {
  const auto now = SteadyClock::now();
  if (!missing_since) missing_since = now;
  if (now - *missing_since < kMissingMax) return false;
  return stop("there is no such topic or partition (patledger topics check says more)");
}

Status CommandSource::Impl::check_range(const Range& range) const {
  if (next > range.high) {
    return stop("ends at " + number(range.high) + ", and the ledger has read up to " +
                number(next) + ": the topic was cut or made anew");
  }
  const std::uint64_t first = next == 0 ? 0 : next - 1;  // The last one is read again.
  if (first >= range.low) return ledger::Done{};
  return stop("begins at " + number(range.low) + ", and the ledger needs the records from " +
              number(first) + " on: they were deleted");
}

Status CommandSource::Impl::check_canary(std::uint64_t at_brokers) const {
  if (at_brokers <= next || options.reread) return ledger::Done{};
  return stop("the ledger had recorded " + number(at_brokers) + " records and holds " +
              number(next) + ": its disk went back. Look into it; then --reread reads them again");
}

// Asks what must be known before the first record; false where the brokers do not answer.
ledger::Result<bool> CommandSource::Impl::prepare() {
  const auto id = cluster_id(client.get());
  if (!id) return false;
  const std::string& known = options.mark.order.cluster;
  if (!known.empty() && known != *id && !options.unsafe_trust_committed) {
    return stop("is in cluster " + *id + ", and the ledger has followed cluster " + known);
  }
  const auto range = query_range(client.get(), topic(), partition());
  if (!range) return range.error();
  if (range->state == Range::State::kMissing) return missing();
  if (range->state == Range::State::kAway) return false;
  missing_since.reset();
  const auto at_brokers = has_group ? query_committed(client.get(), topic(), partition()) : 0;
  if (!at_brokers) return false;
  end = range->high;
  cluster = *id;
  options.mark.order.cluster = *id;
  if (options.unsafe_trust_committed) {
    must_compare = false;
    return assign(*at_brokers) ? ledger::Result<bool>(true) : stop("assign");
  }
  if (auto done = check_range(*range); !done) return done.error();
  if (auto done = check_canary(*at_brokers); !done) return done.error();
  must_compare = next > 0;
  if (auto done = assign(must_compare ? next - 1 : 0); !done) return done.error();
  return true;
}

Status CommandSource::Impl::assign(std::uint64_t offset) {
  const Partitions partitions = one_partition(topic(), partition(), offset);
  const auto error = rd_kafka_assign(client.get(), partitions.get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return stop("assign: " + text_of(error));
  is_assigned = true;
  return ledger::Done{};
}

// Whether the record is the one to give; not the last one again.
ledger::Result<bool> CommandSource::Impl::is_next(const Received& received) {
  const std::uint64_t offset = received.arrival->offset;
  if (must_compare) {
    must_compare = false;
    if (offset != next - 1) {
      return stop("record " + number(next - 1) + " is gone; the first that is there is " +
                  number(offset));
    }
    if (digest(received) == options.mark.last) return false;
    return stop("record " + number(offset) + " is not the one that the ledger has read: the " +
                "topic was made anew, or has lost what it had accepted");
  }
  if (offset == next) return true;
  if (offset < next) return stop("record " + number(offset) + " came again: the order goes back");
  return stop("record " + number(next) + " is missing; " + number(offset) + " comes next. " +
              "Compacted, or written by transactions?");
}

Status CommandSource::Impl::spool(CommandBatch::Impl& batch, Received& received) const {
  files::Spool file(options.quarantine);
  if (auto written = file.write(received.bytes); !written) return written;
  auto name = file.finish();
  if (!name) return name.error();
  received.bytes = batch.spooled.emplace_back(std::move(*name));
  received.form = ledger::Form::kSpooled;
  return ledger::Done{};
}

Status CommandSource::Impl::take(Message message, CommandBatch::Impl& batch) {
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) return take_error(*message);
  missing_since.reset();
  Received received = received_of(*message);
  // Before it is compared: the ledger's digest of it is that of the name.
  if (received.bytes.size() > ledger::kSubmissionBytesMax) {
    if (auto kept = spool(batch, received); !kept) return kept;
  }
  if (options.unsafe_trust_committed) {
    received.arrival->offset = next;
  } else {
    const auto wanted = is_next(received);
    if (!wanted) return wanted.error();
    if (!*wanted) return ledger::Done{};
  }
  if (!is_stamped_by_broker(*message)) {
    return stop("record " + number(next) + " bears its sender's clock: set the topic's " +
                "message.timestamp.type to LogAppendTime (patledger topics apply)");
  }
  ++next;
  batch.received.push_back(received);
  batch.messages.push_back(std::move(message));
  return ledger::Done{};
}

// What is committed is a hint only.
void CommandSource::Impl::lose_group() {
  if (!has_group) return;
  has_group = false;
  tell(place() + ": we may not use our group: it is read all the same, but the brokers cannot " +
       "tell us should the disk go back");
}

Status CommandSource::Impl::take_error(const rd_kafka_message_t& message) {
  if (is_unknown(message.err)) is_assigned = false;  // Ask anew: it may only be slow to be known.
  if (is_refusal(message.err)) {
    return Error{ErrorCode::kAway, place() + ": the brokers do not let us read it"};
  }
  switch (message.err) {
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: {
      const auto range = query_range(client.get(), topic(), partition());
      if (range && range->state == Range::State::kThere) {
        if (auto done = check_range(*range); !done) return done;
      }
      return stop("record " + number(next) +
                  " is not to be had: " + std::string(rd_kafka_message_errstr(&message)));
    }
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
      lose_group();
      return ledger::Done{};
    case RD_KAFKA_RESP_ERR__FATAL:
      return stop(rd_kafka_message_errstr(&message));
    default:
      return ledger::Done{};  // The library tries again.
  }
}

CommandSource::CommandSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// Nothing is committed by going away.
CommandSource::~CommandSource() { let_go(std::move(impl_->client)); }

ledger::Result<std::unique_ptr<CommandSource>> CommandSource::open(const Options& options) {
  auto impl = std::make_unique<Impl>(options);
  const std::string group = "patledger-node-" + options.mark.order.node;
  auto conf = make_consumer_conf(options.connection, group, kSettings);
  if (!conf) return conf.error();
  rd_kafka_conf_set_opaque(conf->get(), impl.get());
  rd_kafka_conf_set_error_cb(conf->get(), &Impl::hear_error);
  rd_kafka_conf_set_stats_cb(conf->get(), &Impl::hear_statistics);
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  return std::unique_ptr<CommandSource>(new CommandSource(std::move(impl)));
}

Status CommandSource::Impl::fill(CommandBatch::Impl& batch, std::size_t count, int wait_ms) {
  std::size_t bytes = 0;
  while (batch.received.size() < count && bytes < kBatchBytesMax) {
    const bool is_first = batch.received.empty();
    Message message(rd_kafka_consumer_poll(client.get(), is_first ? wait_ms : 0));
    if (!message) break;
    bytes += message->len;
    if (auto taken = take(std::move(message), batch); !taken) return taken;
    if (!is_assigned) break;
  }
  return ledger::Done{};
}

ledger::Result<CommandBatch> CommandSource::next(std::size_t count, int wait_ms) {
  CommandBatch batch;
  Impl& source = *impl_;
  if (!source.is_assigned) {
    const auto ready = source.prepare();
    if (!ready) return ready.error();
    if (!*ready) wait_ms = kAwayMs;
  }
  if (auto filled = source.fill(*batch.impl_, count, wait_ms); !filled) return filled.error();
  source.end = std::max(source.end, source.next);
  if (source.options.unsafe_trust_committed) commit(source.next);
  // Where the brokers are asked anew, this one is read again.
  if (!batch.received().empty()) source.options.mark.last = digest(batch.received().back());
  return batch;
}

bool CommandSource::is_connected() const { return impl_->is_assigned; }
const std::string& CommandSource::cluster() const { return impl_->cluster; }

ClientStatistics CommandSource::statistics() const { return impl_->statistics; }

std::uint64_t CommandSource::end() const {
  if (!impl_->is_assigned) return impl_->end;
  std::int64_t low = 0;
  std::int64_t high = 0;
  const auto error = rd_kafka_get_watermark_offsets(impl_->client.get(), impl_->topic().c_str(),
                                                    impl_->partition(), &low, &high);
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR && high > 0) {
    impl_->end = std::max(impl_->end, static_cast<std::uint64_t>(high));
  }
  return impl_->end;
}

void CommandSource::commit(std::uint64_t next) {
  if (!impl_->is_assigned || !impl_->has_group || next == impl_->committed) return;
  impl_->committed = next;
  const Partitions partitions = one_partition(impl_->topic(), impl_->partition(), next);
  const bool is_async = !impl_->options.unsafe_trust_committed;
  (void)rd_kafka_commit(impl_->client.get(), partitions.get(), is_async ? 1 : 0);
}

}  // namespace connectors::kafka
