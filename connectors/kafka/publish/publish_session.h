#pragma once

// PublishSession sends the entries of a log to the output topics, from a position on, while this
// node is the publisher. Records that the topics already contain are skipped (published.h): it
// sends the first one when the log has all positions that the topics hold, and every last answer in
// them is the log's. After an Error the session cannot be used; a new one continues.
//
// Threading: one thread, which reads the log while another one writes it.

#include <functional>
#include <memory>
#include <optional>

#include "connectors/kafka/publish/published_check.h"
#include "ledger/codec/capnp/codec.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

class PublishSession {
 public:
  struct LogSource {
    const ledger::store::Log& log;
    const ledger::service::FollowedPartition& followed;
    ledger::Language language = ledger::Language::kZh;
  };
  // Called while the queue is full; false ends the wait.
  using KeepWaiting = std::function<bool()>;

  // kAway if the brokers do not answer, a topic does not exist, or access is denied. kCorrupt if
  // the topics hold answers to records that the followed partition has not.
  static ledger::Result<std::unique_ptr<PublishSession>> open(const Connection& connection,
                                                              const LogSource& source,
                                                              ledger::Seq from);

  // Sends the next entries of the log, a bounded number; none if too many are in flight.
  ledger::Status send_some(const KeepWaiting& keep_waiting);
  // Serves delivery reports; waits for one if nothing is left to send. kAway if a record cannot be
  // delivered.
  ledger::Status poll();

  // All records of the positions before it are acknowledged by the brokers.
  ledger::Seq published() const { return published_; }
  bool is_idle() const { return producer_->in_flight() == 0; }
  // The topics hold another answer for a position of this ledger: another one published it.
  const std::optional<ledger::Error>& contradiction() const { return contradiction_; }

 private:
  PublishSession(const LogSource& source, ledger::Seq from, std::unique_ptr<Producer> producer,
                 Published published);

  ledger::Result<bool> compare();
  ledger::Status send_entry(const ledger::service::StoredEntry& entry,
                            const KeepWaiting& keep_waiting);
  bool is_published(const OutputRecord& record, std::int32_t partition, ledger::Seq seq) const;
  bool send(const OutputRecord& record, std::int32_t partition, const KeepWaiting& keep_waiting);
  std::string_view event_type(ledger::EventId event);
  ledger::Result<ledger::service::StoredEntry> read(ledger::Seq seq);

  LogSource source_;
  std::unique_ptr<Producer> producer_;
  Published in_topics_;
  bool is_compared_ = false;
  std::optional<ledger::Error> contradiction_;
  ledger::Seq next_;  // To be sent.
  ledger::Seq published_;
  ledger::codec::CapnpCodec codec_;
};

}  // namespace connectors::kafka
