#pragma once

// The parts of a line of librdkafka's log: "[thrd:a:1/1]: a:1/1: Connect to ipv4#a:1 failed:
// Connection refused (after 0ms in state CONNECT)".

#include <cstdint>
#include <string_view>

namespace connectors::kafka {

// The line without the names of the client's thread and handle:
// "[thrd:a:1/1]: a:1/1: Disconnected" -> "a:1/1: Disconnected".
std::string_view message_of(std::string_view line);

// The broker of a message as "host:port"; empty if it names none.
// "GroupCoordinator: ssl://a:1/1: Disconnected" -> "a:1".
std::string_view broker_of(std::string_view message);

// The message without the broker's name, and without "(after 5 ms in state UP)".
std::string_view cause_in(std::string_view message, std::string_view broker);

enum class LineKind : std::uint8_t {
  // What another line or the node reports better:
  //   - A connection was closed, or all are. Brokers close idle ones; if one is down, a failed
  //     attempt to connect is next.
  //   - ERROR about a broker: the client's application reads it from a queue, perhaps much later;
  //     FAIL has reported the same at once.
  //   - A request timed out, which FAIL follows; the session of the group timed out; an offset was
  //     not committed; a request is repeated.
  kRepeated,
  kUnreachable,  // A broker, which the message names, cannot be reached.
  // A broker, which the message names, ended a new connection: it stops or starts, or the settings
  // of security are wrong. As FAIL or as ERROR alone.
  kCutOff,
  kOther,
};
LineKind kind_of(std::string_view facility, std::string_view message);

}  // namespace connectors::kafka
