#pragma once

// Order: where a ledger takes its order from. It gives positions itself, or it follows one
// partition of a Kafka topic, for ever: then the position of an entry is the offset of its record,
// so that every node that reads the partition has the same log, and a gap or a rewind is seen at
// once.
//
// How far it has read is written in the same synced batch as the entries, with a digest of the last
// record: whoever goes on reads that record again and compares.

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/base/hash.h"
#include "ledger/service/received.h"

namespace ledger {

struct Order {
  std::string cluster;  // The cluster's id; empty: not known yet.
  std::string topic;
  std::int32_t partition = 0;
  // Names this copy of the ledger to the brokers, for as long as its directory lives.
  std::string node;

  friend bool operator==(const Order&, const Order&) = default;
};

struct OrderMark {
  Order order;
  std::uint64_t next = 0;  // The offset of the record to read next, which is the next position.
  Hash last{};             // digest() of the record before it.
};

// Of what a record holds: SHA-256 of its offset, its moment, its form and its bytes.
Hash digest(const Received& received);

// As a row of the log, under kOrderKey.
constexpr std::string_view kOrderKey = "order";
Bytes encode(const OrderMark& mark);
std::optional<OrderMark> decode_order(ByteView bytes);

}  // namespace ledger
