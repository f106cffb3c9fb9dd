#pragma once

// Forwards the log of librdkafka's clients to the default logger of spdlog: errors of a broker as
// warnings, as the library retries; what it reports on request (`debug`) as debug. Repetitions are
// left out (repeat_filter.h). The library's texts contain no values of settings.

#include <librdkafka/rdkafka.h>

namespace connectors::kafka {

// The log callback of all clients. `level` is that of syslog(3). From any thread.
void on_client_log(const rd_kafka_t* client, int level, const char* facility, const char* text);

// The same, for an error callback.
void log_client_error(const char* reason);

}  // namespace connectors::kafka
