#pragma once

// What `repair` made: the entries that are listed, each with its position, the reason and its hash
// in the tree; and what came out. Pure.

#include <optional>
#include <string>
#include <vector>

#include "connectors/terminal/style.h"
#include "ledger/base/bilingual.h"
#include "ledger/service/audit/repair.h"

namespace connectors::views {

struct RepairView {
  ledger::service::Repair repair;
  std::vector<ledger::store::FileFault> faults;
  ledger::Hash root{};
  std::optional<bool> has_old_root;  // Empty: no root was left to compare with.
  std::string to;
};

// A table of what is listed, then what each kind means.
std::string repair_text(const RepairView& view, ledger::Language language,
                        const terminal::Style& style);

// One object a line: position, listing, reason, leaf.
std::string repair_json_lines(const RepairView& view);

// Lines for stderr: damaged files, counts, root.
std::string repair_summary(const RepairView& view, ledger::Language language);

}  // namespace connectors::views
