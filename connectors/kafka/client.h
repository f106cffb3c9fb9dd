#pragma once

// The library's handles, owned. Only the sources of this folder include this header: it is what
// makes them know librdkafka.
//
// What a client says on its own (a broker went away, a certificate was refused) goes to stderr, one
// line each, and never has a setting's value in it.

#include <librdkafka/rdkafka.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connectors/kafka/connection.h"

namespace connectors::kafka {

template <auto kDestroy>
struct DestroyedBy {
  template <typename T>
  void operator()(T* handle) const {
    kDestroy(handle);
  }
};

using Client = std::unique_ptr<rd_kafka_t, DestroyedBy<&rd_kafka_destroy>>;
using Conf = std::unique_ptr<rd_kafka_conf_t, DestroyedBy<&rd_kafka_conf_destroy>>;
using Message = std::unique_ptr<rd_kafka_message_t, DestroyedBy<&rd_kafka_message_destroy>>;
using Partitions = std::unique_ptr<rd_kafka_topic_partition_list_t,
                                   DestroyedBy<&rd_kafka_topic_partition_list_destroy>>;
using Queue = std::unique_ptr<rd_kafka_queue_t, DestroyedBy<&rd_kafka_queue_destroy>>;
using Event = std::unique_ptr<rd_kafka_event_t, DestroyedBy<&rd_kafka_event_destroy>>;
using Metadata =
    std::unique_ptr<const rd_kafka_metadata_t, DestroyedBy<&rd_kafka_metadata_destroy>>;
using RecordHeaders = std::unique_ptr<rd_kafka_headers_t, DestroyedBy<&rd_kafka_headers_destroy>>;
using Topic = std::unique_ptr<rd_kafka_topic_t, DestroyedBy<&rd_kafka_topic_destroy>>;

// The settings of `connection` with `ours` over them. kInvalid where the library refuses one; its
// message names the setting and not the value.
ledger::Result<Conf> make_conf(const Connection& connection, std::span<const Setting> ours);

// Makes the client; `opaque` reaches the callbacks that were set on `conf`.
ledger::Result<Client> make_client(rd_kafka_type_t type, Conf conf);

// The same of a consumer that commits what we say alone, reads what is whole, and makes no topics.
// `group`: the library wants one, also where nothing is committed.
ledger::Result<Conf> make_consumer_conf(const Connection& connection, const std::string& group,
                                        std::span<const Setting> ours);
// Its client; everything that it tells is heard by rd_kafka_consumer_poll().
ledger::Result<Client> make_consumer(Conf conf);

// Destroys a consumer without the library's closing, and waits for that two seconds at most:
// librdkafka 2.0.2 can wait for ever for a partition of a topic that was deleted. What is not gone
// then ends with the process.
void let_go(Client consumer);

// What a client says on its own, on stderr; what it repeats is said once. From any thread.
inline constexpr int kLogError = 3;  // syslog(3).
void say(const rd_kafka_t* client, int level, const char* facility, const char* text);

// "Local: Broker transport failure", for a message of ours to go on with.
std::string text_of(rd_kafka_resp_err_t error);

// What has put a client beyond repair; nothing: it can go on.
std::optional<std::string> fatal_of(rd_kafka_t* client);

// The text of `error`; of a client that is beyond repair, what made it so.
std::string cause_of(rd_kafka_t* client, rd_kafka_resp_err_t error);
// Whether the brokers answer that a topic is not ours. That a group is not is another matter: every
// consumer has the name of one, and few use it.
bool is_refusal(rd_kafka_resp_err_t error);

// A line to stderr, as what the client says on its own.
void tell(const std::string& text);

inline constexpr int kAnswerMs = 5000;  // How long one question to the brokers may take.

}  // namespace connectors::kafka
