#pragma once

// Ports of the ledger: a clock, and the projections, which are folded with the State and written in
// the same batch as the entries.

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/kv_row.h"
#include "ledger/model/fold/evolve.h"

namespace ledger::service {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class Projection {
 public:
  virtual ~Projection() = default;
  virtual std::string_view name() const = 0;
  virtual std::string_view row_prefix() const = 0;  // Of the keys of all its rows.

  // Called for each entry, in order, after evolve() folded it into `after`.
  virtual void apply(const State& after, const Entry& entry, const Restatement* restatement) = 0;
  virtual std::vector<KvRow> take_dirty() = 0;  // Rows that changed since the last call.
  virtual std::vector<KvRow> rows() const = 0;  // All, in order of key.

  virtual void save(std::string& out) const = 0;
  virtual bool load(std::string_view bytes) = 0;  // false: damaged, or of another version.
  virtual void reset() = 0;                       // To the state before the first entry.
};

}  // namespace ledger::service
