#pragma once

// The record that is made again from an entry: its value, encoding, correlation and moment are
// those of the record that was lost. An oversized submission is restored as its hash and size, with
// the header ledger_truncated: its bytes are only in `quarantine/` of the ledger. The key of a
// record is known only if it was malformed.
//
// client/record.h reads such a record.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/service/records/annex.h"
#include "ledger/service/records/input.h"
#include "ledger/service/records/restoration.h"

namespace connectors::kafka {

struct RestoredRecord {
  std::optional<std::string_view> key;  // Of the annex.
  std::string value;
  std::vector<std::pair<std::string, std::string>> headers;
  std::int64_t moment_ms = 0;
};

// `restoration`: text_of(Restoration), the same for all records of a ledger.
RestoredRecord restored_record(const ledger::service::Annex& annex, const std::string& restoration);

// What a node makes of that record.
ledger::service::Input restored_input(const ledger::service::Annex& annex, ledger::Seq seq,
                                      const ledger::service::Restoration& restoration);

}  // namespace connectors::kafka
