#pragma once

// Metrics of the nodes, in Prometheus' text format. They are written to a file for the textfile
// collector of node_exporter: the process listens on no port.
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
  // Replaces the file, at most every five seconds: written under another name and renamed. Reports
  // the first failure.
  void write_if_due(const std::string& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace patledger
