#pragma once

// The log of a process that runs for long (serve, ingest, submit --kafka), on stderr. A file that
// logs includes spdlog; this file only sets where lines go, and their format.
//
//   error   the node cannot continue
//   warn    unexpected and handled: the brokers do not answer, publishing is blocked
//   info    the state changed: became publisher, caught up, stopped
//
// Lines of the logger "partition N" name that partition; other lines are about the process.
//
//   text    2026-11-24T09:00:00.000+08:00 info partition 0: became publisher at position 7
//   json    {"time":"2026-11-24T09:00:00.000+08:00","level":"info","partition":0,"msg":"became …"}

#include <string>

namespace patledger {

// Sends spdlog's default logger, and those cloned from it later, to stderr. `format` is "text" or
// "json".
void start_log(const std::string& format);
bool is_log_json();

// The name of a partition's logger.
std::string partition_logger(int partition);

}  // namespace patledger
