#pragma once

// Leadership: which of the nodes of one ledger publishes. The brokers give it to one member of a
// group, and to another one some six seconds after that one is heard of no more. The group reads
// nothing: it is there for its one partition to be given to somebody, and to keep how far was
// published.
//
// It is no lock. A node that was stopped for a while may still believe that it has it; what it then
// writes comes again, under its old positions, and its mark is not accepted.
//
// Threading: one thread.

#include <memory>
#include <optional>

#include "connectors/kafka/connection.h"
#include "ledger/service/order.h"

namespace connectors::kafka {

class Leadership {
 public:
  static ledger::Result<std::unique_ptr<Leadership>> open(const Connection& connection,
                                                          const ledger::Order& order);
  ~Leadership();  // Gives it back.
  Leadership(const Leadership&) = delete;
  Leadership& operator=(const Leadership&) = delete;

  // Hears the brokers; call it at least every few seconds, or it is taken away.
  void poll();
  bool is_held() const;
  // Why it cannot be had; empty: another one has it, or nobody has answered yet.
  const std::string& trouble() const;

  // How far was published, as of whoever had it before: all records of the positions before it are
  // safe. 0: nobody said so yet. Nothing: the brokers do not answer.
  std::optional<ledger::Seq> mark();
  // Says so for the next one. What does not arrive is said again with the next mark.
  void set_mark(ledger::Seq mark);

 private:
  struct Impl;
  explicit Leadership(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
