#pragma once

// Producer writes outgoing records: each once and in order to its partition while the producer
// lives (idempotent, acks=all), and tells up to which position all are safe with the brokers. It
// waits for brokers that are away, for as long as it takes, in bounded memory. Where a record
// cannot be delivered at all it has failed for good; a new one goes on from what is safe.
//
// A record's partition follows from its key as in Java's clients (murmur2).
//
// Threading: one thread.

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "connectors/kafka/connection.h"
#include "connectors/kafka/outgoing.h"

namespace connectors::kafka {

// The topic of each outlet.
std::string_view topic_of(Outlet outlet);

class Producer {
 public:
  // kInvalid where the library takes a setting amiss. The brokers are not asked yet.
  static ledger::Result<std::unique_ptr<Producer>> open(const Connection& connection);
  ~Producer();  // What was sent and is not safe may or may not be written.
  Producer(const Producer&) = delete;
  Producer& operator=(const Producer&) = delete;

  // Learns the partitions of all topics. Nothing: the brokers do not answer. kAway: a topic is not
  // there, or not ours to write.
  ledger::Result<bool> prepare();
  int partitions(Outlet outlet) const;
  std::int32_t partition_of(const Outgoing& record) const;

  // Announces the records of the next position; as many as `send` is then given.
  void begin(ledger::Seq seq, std::size_t records);
  // false: its memory is full; poll() and send it again.
  bool send(const Outgoing& record, std::int32_t partition);
  void poll(int wait_ms);

  // All records of the positions before this one are safe, counted from the first begin().
  ledger::Seq safe() const;
  std::size_t under_way() const;  // Positions begun and not safe.
  const std::optional<std::string>& failure() const;

 private:
  struct Impl;
  explicit Producer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
