#pragma once

// Owning handles of librdkafka; creation and destruction of clients. Only sources of this connector
// include this header, as it includes librdkafka.

#include <librdkafka/rdkafka.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connectors/kafka/client/connection.h"

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

// The settings of `connection`, overridden by `required`. kInvalid if the library rejects one; the
// error names the setting and never its value.
ledger::Result<Conf> make_conf(const Connection& connection, std::span<const Setting> required);

// Callbacks and their opaque pointer are set on `conf` before.
ledger::Result<Client> make_client(rd_kafka_type_t type, Conf conf);

// A consumer that commits only on request, checks CRCs and creates no topics. librdkafka requires a
// `group` even if nothing is committed.
ledger::Result<Conf> make_consumer_conf(const Connection& connection, const std::string& group,
                                        std::span<const Setting> required);
// All its events are served by rd_kafka_consumer_poll().
ledger::Result<Client> make_consumer(Conf conf);

// Destroys a consumer without closing it, and waits at most two seconds: librdkafka 2.0.2 may wait
// without end for a partition of a deleted topic. After that the client ends with the process.
void destroy_without_close(Client consumer);

// "Local: Broker transport failure"
std::string text_of(rd_kafka_resp_err_t error);

// The error that made a client unusable; empty if it is usable.
std::optional<std::string> fatal_error(rd_kafka_t* client);

// The fatal error of the client if it has one, else the text of `error`.
std::string cause_of(rd_kafka_t* client, rd_kafka_resp_err_t error);

// Whether the brokers deny access to a topic or the cluster. Denied access to a group is not
// included: every consumer names a group, and few use it.
bool is_authorization_error(rd_kafka_resp_err_t error);

inline constexpr int kRequestTimeoutMs = 5000;

}  // namespace connectors::kafka
