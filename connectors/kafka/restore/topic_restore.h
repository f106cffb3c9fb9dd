#pragma once

// TopicRestore makes the command topic again from the logs of the ledgers that followed it, one for
// each partition, or from ledgers that were filled from files. The steps in their order, each of
// which can be repeated after a failure:
//
//   inspect()   what the cluster has of the topic; what is there must be a beginning of the logs
//   write()     creates the topic with CreateTime, and writes the records that are missing
//   finish()    switches the topic to LogAppendTime
//   compare()   reads all records again
//
// Nothing is ever deleted: a topic with other records is an error.
//
// Threading: one thread.

#include <functional>
#include <memory>
#include <vector>

#include "connectors/kafka/topics/topics.h"
#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

// A ledger and the partition that it followed, or is to follow.
struct LedgerToRestore {
  const ledger::store::Log& log;
  ledger::service::FollowedPartition followed;
  ledger::service::Restoration restoration;  // Of all entries of the log.
};

class TopicRestore {
 public:
  using Progress = std::function<void(std::int32_t partition, ledger::Seq done)>;

  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<TopicRestore>> open(const Connection& connection,
                                                            TopicSpec spec,
                                                            std::vector<LedgerToRestore> ledgers);
  ~TopicRestore();
  TopicRestore(const TopicRestore&) = delete;
  TopicRestore& operator=(const TopicRestore&) = delete;

  // kCorrupt: the topic has other records than the logs, or one that lacks some was not made by a
  // restoration. kAway: the brokers do not answer.
  ledger::Status inspect();
  // After inspect(): whether all records of all logs are in the topic.
  bool is_complete() const;
  ledger::Status write(const Progress& progress);
  ledger::Status finish();
  ledger::Status compare();

  const std::string& cluster() const;
  // Of the records of that ledger's partition: none if the topic was not restored.
  ledger::service::Restoration restoration_of(std::size_t ledger) const;

 private:
  struct Impl;
  explicit TopicRestore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
