#pragma once

// Producer writes output records, each once and in order to its partition while the producer lives
// (idempotent, acks=all), and reports up to which position the brokers have acknowledged all of
// them. It waits for brokers that are down without a time limit, in bounded memory. If a record
// cannot be delivered, the producer has failed permanently; a new one continues after the
// acknowledged position.
//
// The partition of a record follows from its key as in Java clients (murmur2).
//
// Threading: one thread.

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "connectors/kafka/client/connection.h"
#include "connectors/kafka/publish/output_records.h"

namespace connectors::kafka {

// "patent.rights.result.v1"
std::string_view topic_name(OutputTopic topic);

class Producer {
 public:
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<Producer>> open(const Connection& connection);
  ~Producer();  // Records that are not acknowledged may or may not be written.
  Producer(const Producer&) = delete;
  Producer& operator=(const Producer&) = delete;

  // Reads the partitions of all topics; false if the brokers do not answer. kAway if a topic does
  // not exist, or access is denied.
  ledger::Result<bool> prepare();
  int partitions(OutputTopic topic) const;
  std::int32_t partition_of(const OutputRecord& record) const;

  // Starts the next position, for which send() is then called `records` times.
  void begin(ledger::Seq seq, std::size_t records);
  // false: the queue is full, or failure() is set; after poll() the record can be sent again.
  bool send(const OutputRecord& record, std::int32_t partition);
  void poll(int wait_ms);

  // All records of the positions before this one are acknowledged, from the first begin() on.
  ledger::Seq acknowledged() const;
  std::size_t in_flight() const;  // Positions begun and not acknowledged.
  const std::optional<std::string>& failure() const;

 private:
  struct Impl;
  explicit Producer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
