#pragma once

// BrokerEvents turns what the clients of a process report about their connections into events of
// brokers: one when a broker stops answering and one when it answers again, however many clients
// and causes there are.
//
// Threading: none of its own; the caller locks.

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::kafka {

class BrokerEvents {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // A client cannot reach `broker` ("host:port"). Whether that is new.
  bool on_failure(std::string_view broker, Time now);
  // A connection to it was cut off; the client may report that late. Whether that is new.
  bool on_cut_off(std::string_view broker, Time now);

  struct Recovered {
    std::string broker;
    std::chrono::seconds down_for{};
  };
  // The brokers of the cluster that a client is connected to, by the names that the cluster gives
  // them. Returns those that were down. Other names that were down are dropped: they are names of
  // the same brokers.
  std::vector<Recovered> on_connected(const std::vector<std::string>& up,
                                      const std::vector<std::string>& all, Time now);

 private:
  using Times = std::map<std::string, Time, std::less<>>;
  Times down_;       // By broker: since when.
  Times recovered_;  // By broker: when last.
};

}  // namespace connectors::kafka
