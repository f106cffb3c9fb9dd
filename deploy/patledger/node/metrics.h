#pragma once

// Metrics of the nodes, in Prometheus' text format. They are written to a file for the textfile
// collector of node_exporter: the process listens on no port. The file outlives the process: its
// heartbeat shows how old it is, and the last one that is written shows that the node has ended.
//
// deploy/prometheus/alerts.yml has an alert for each metric.
//
// Threading: one thread.

#include <memory>
#include <string>

#include "deploy/patledger/node/node.h"

namespace patledger {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void set(const NodeStatus& status);
  std::string text() const;
  // Replaces the file: written under another name and renamed. Reports the first failure.
  void write(const std::string& path);
  bool is_due() const;  // The last write was five seconds ago.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace patledger
