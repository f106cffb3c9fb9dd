#pragma once

// Ports: what the ledger needs from outside itself. A clock; and the projections that live beside
// the State, are folded with it and written in the same batch as the entries.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/model/evolve.h"

namespace ledger {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class Projection {
 public:
  using Row = std::pair<std::string, std::optional<std::string>>;  // No value: deleted.

  virtual ~Projection() = default;
  virtual std::string_view name() const = 0;
  virtual std::string_view row_prefix() const = 0;  // All its rows' keys begin with it.

  // Once for each entry, in order, after evolve() has folded it into `after`.
  virtual void apply(const State& after, const Entry& entry, const Restatement* restatement) = 0;
  virtual std::vector<Row> take_dirty() = 0;  // Rows that changed since the last call.
  virtual std::vector<Row> rows() const = 0;  // All of them, in order of key.

  virtual void save(std::string& out) const = 0;
  virtual bool load(std::string_view bytes) = 0;  // false: not ours, or of another version.
  virtual void reset() = 0;                       // As before the first entry.
};

}  // namespace ledger
