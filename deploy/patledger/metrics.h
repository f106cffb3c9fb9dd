#pragma once

// Metrics of the nodes, in Prometheus' text form. Without a door of its own the process writes them
// to a file, for the textfile collector of node_exporter.
//
// Threading: one thread.

#include <memory>
#include <string>

#include "deploy/patledger/node.h"

namespace patledger {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void set(const NodeStanding& standing);
  std::string text() const;
  // Every few seconds, as a whole: written beside it and renamed. Says once where that fails.
  void write_where_due(const std::string& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace patledger
