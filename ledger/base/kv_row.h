#pragma once

// KvRow: a row of a projection, as the log stores it beside its entries. Keys and values are bytes.

#include <optional>
#include <string>

namespace ledger {

struct KvRow {
  std::string key;
  std::optional<std::string> value;  // nullopt: delete the row.

  friend bool operator==(const KvRow&, const KvRow&) = default;
};

}  // namespace ledger
