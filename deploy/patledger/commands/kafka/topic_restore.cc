// patledger topic restore: makes the command topic again from the logs of ledgers, which follow it
// from then on.

#include "connectors/kafka/restore/topic_restore.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "connectors/kafka/publish/published_check.h"
#include "connectors/kafka/restore/follow.h"
#include "connectors/kafka/restore/proof.h"
#include "connectors/terminal/progress.h"
#include "deploy/patledger/cli/kafka_options.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/config/topics_file.h"
#include "deploy/patledger/node/followed.h"
#include "deploy/patledger/session/temporary_folder.h"

namespace patledger {
namespace {

using connectors::kafka::LedgerToRestore;
using connectors::kafka::TopicRestore;
using connectors::terminal::Progress;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using ledger::Status;
using ledger::service::FollowedPartition;
using ledger::service::Restoration;
using ledger::store::Log;

constexpr const char* kProof = "proof";  // A folder for the proof.

struct Arguments {
  KafkaOptions kafka;
  std::vector<std::int32_t> partitions;
};

// A ledger, locked for the restoration.
struct LockedLedger {
  std::unique_ptr<Log> log;
  FollowedPartition followed;
  Restoration restoration;
};

Result<std::unique_ptr<Log>> open_log(const std::string& directory) {
  const std::string purpose = "restore a topic";
  // A writer would make a ledger in a directory that holds none.
  auto found = Log::open({.directory = directory, .write = false, .purpose = purpose});
  if (!found) return found.error();
  found->reset();
  return Log::open({.directory = directory, .purpose = purpose});
}

Result<LockedLedger> lock_ledger(const std::string& directory, std::int32_t partition) {
  auto log = open_log(directory);
  if (!log) return log.error();
  const auto cursor = ledger::service::read_cursor(**log);
  if (!cursor) return cursor.error();
  const auto root = (*log)->root();
  const Seq size = (*log)->size();
  if (size == 0) return Error{ErrorCode::kInvalid, directory + ": has no entries to restore"};
  LockedLedger one{std::move(*log), new_followed(partition), {size, root, size}};
  if (!*cursor) return one;  // Filled from files.
  if ((*cursor)->followed.partition != partition) {
    return Error{ErrorCode::kInvalid, directory + ": follows partition " +
                                          std::to_string((*cursor)->followed.partition) + ", not " +
                                          std::to_string(partition) +
                                          ": give that one with --partition"};
  }
  one.followed = (*cursor)->followed;
  one.restoration.from_files = (*cursor)->restoration.from_files;
  return one;
}

class Restorer {
 public:
  Restorer(const GlobalOptions& options, const Arguments& arguments)
      : options_(options), arguments_(arguments) {}

  int run() {
    const auto done = restore();
    return done ? print_summary() : report(done.error());
  }

 private:
  Status restore() {
    const auto config = kafka_config(arguments_.kafka);
    if (!config) return config.error();
    connection_ = config->kafka;
    if (auto opened =
            open(arguments_.partitions.empty() ? config->partitions : arguments_.partitions);
        !opened) {
      return opened;
    }
    if (auto inspected = topic_->inspect(); !inspected) return inspected;
    if (!topic_->is_complete()) {
      if (auto written = write(); !written) return written;
    }
    if (auto finished = topic_->finish(); !finished) return finished;
    if (auto same = topic_->compare(); !same) return same;
    return follow();
  }

  Status open(const std::vector<std::int32_t>& partitions) {
    const bool has_several = partitions.size() > 1;
    std::vector<LedgerToRestore> to_restore;
    for (const std::int32_t partition : partitions) {
      auto one =
          lock_ledger(partition_directory(options_.directory, partition, has_several), partition);
      if (!one) return one.error();
      ledgers_.push_back(std::move(*one));
      const LockedLedger& locked = ledgers_.back();
      to_restore.push_back({*locked.log, locked.followed, locked.restoration});
    }
    const auto specs = own_topics();
    if (!specs) return specs.error();
    const auto spec = std::ranges::find(*specs, connectors::kafka::kCommandTopic,
                                        &connectors::kafka::TopicSpec::name);
    auto topic = TopicRestore::open(connection_, *spec, std::move(to_restore));
    if (!topic) return topic.error();
    topic_ = std::move(*topic);
    return ledger::Done{};
  }

  // Nothing is created unless the outgoing topics and the root agree with the logs.
  Status write() {
    for (const LockedLedger& one : ledgers_) {
      const auto published = connectors::kafka::read_published(connection_, one.followed);
      if (!published) return published.error();
      if (!*published) return connectors::kafka::no_answer();
      if (auto same = compare_published(**published, *one.log); !same) return same;
      if (auto proved = prove(one); !proved) return proved;
    }
    std::optional<Progress> progress;
    std::int32_t shown = -1;
    return topic_->write([&](std::int32_t partition, Seq done) {
      if (partition != shown) {
        shown = partition;
        progress.emplace("restore partition " + std::to_string(partition), size_of(partition));
      }
      progress->update(done);
    });
  }

  // In the ledger's directory, on its disk: the ledger is locked, so no other process uses it.
  static Status prove(const LockedLedger& one) {
    const std::string& directory = one.log->directory();
    TemporaryFolder::remove_leftovers(directory, kProof);
    const auto folder = TemporaryFolder::make(directory, kProof);
    if (!folder) return folder.error();
    Progress progress("prove", one.log->size());
    return connectors::kafka::prove(*one.log, one.followed, one.restoration, folder->path(),
                                    [&](Seq done) { progress.update(done); });
  }

  // From now on the ledgers follow the topic.
  Status follow() {
    for (std::size_t i = 0; i < ledgers_.size(); ++i) {
      LockedLedger& one = ledgers_[i];
      one.followed.cluster = topic_->cluster();
      auto followed =
          connectors::kafka::follow_from(*one.log, one.followed, topic_->restoration_of(i));
      if (!followed) return followed;
    }
    return ledger::Done{};
  }

  Seq size_of(std::int32_t partition) const {
    const auto one = std::ranges::find_if(ledgers_, [&](const LockedLedger& locked) {
      return locked.followed.partition == partition;
    });
    return one->log->size();
  }

  int print_summary() const {
    for (const LockedLedger& one : ledgers_) {
      const bool is_printed = print_line(
          one.followed.topic + "-" + std::to_string(one.followed.partition) + ": " +
          std::to_string(one.log->size()) + " records as in " + one.log->directory() + ", root " +
          ledger::hex(one.log->root()) + "; it follows cluster " + one.followed.cluster);
      if (!is_printed) return kDisk;
    }
    return kDone;
  }

  const GlobalOptions& options_;
  const Arguments& arguments_;
  connectors::kafka::Connection connection_;
  std::deque<LockedLedger> ledgers_;
  std::unique_ptr<TopicRestore> topic_;
};

}  // namespace

void add_topic(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command group = root.add_group("topic", "Restore the command topic");
  const Command command =
      group.add("restore", "Make the command topic again from the log of a ledger");
  add_kafka_options(command, arguments->kafka);
  command.numbers(
      "--partition", arguments->partitions, {0, kPartitionMax},
      "Restore these partitions, each a ledger; 0 if left out. Several have a directory "
      "partition-N each");
  command.footer(
      "For a topic that was lost, and for a ledger from files that is to continue in Kafka. Stop "
      "the submitters first. It deletes nothing, and can be repeated. On another copy of the "
      "ledger it makes the copy follow the restored topic.\n"
      "Examples:\n  patledger topic restore --kafka kafka-1:9092 --data /var/lib/patledger\n"
      "Exit codes: 66 no ledger in the directory; 69 no broker answers, or a node is running; 74 "
      "the topic or the outgoing topics are not those of this ledger.");
  command.run([&options, arguments] {
    if (arguments->kafka.is_given()) return Restorer(options, *arguments).run();
    print_error("no brokers given: use --kafka HOST:PORT or --config FILE");
    return static_cast<int>(kUsage);
  });
}

}  // namespace patledger
