#pragma once

// Forwards the log of librdkafka's clients to the default logger of spdlog. A broker that cannot be
// reached is one line, and one more when it answers again, whatever number of clients and causes
// there are (broker_events.h). Other errors are warnings, as the library retries, without
// repetitions (repeat_filter.h); what it reports on request (`debug`) is debug. The library's texts
// contain no values of settings.

#include <librdkafka/rdkafka.h>

#include "connectors/kafka/client/statistics.h"

namespace connectors::kafka {

// The log callback of all clients. `level` is that of syslog(3). From any thread.
void on_client_log(const rd_kafka_t* client, int level, const char* facility, const char* text);

// The same, for an error callback.
void log_client_error(const char* reason);

// The brokers that a client is connected to, and those that do not respond. From any thread.
void log_connections(const ClientStatistics& statistics);

}  // namespace connectors::kafka
