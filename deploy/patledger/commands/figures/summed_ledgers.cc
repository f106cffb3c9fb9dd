#include "deploy/patledger/commands/figures/summed_ledgers.h"

#include <algorithm>

#include "ledger/store/tree/common_prefix.h"
#include "projections/cells/cells.h"

namespace patledger {

using ledger::Result;
using ledger::store::Log;

namespace {

Result<bool> has_figures(const Log& log) {
  bool has_any = false;
  auto scanned = log.scan_rows(projections::cells::kRowPrefix, [&](auto /*key*/, auto /*value*/) {
    has_any = true;
    return false;
  });
  if (!scanned) return scanned.error();
  return has_any;
}

// Whether what one of them counts is counted by the other too. Ledgers of a city may begin with the
// same parties.
Result<bool> are_copies(const Log& one, const Log& other) {
  const auto common = common_prefix(one, other);
  if (!common) return common.error();
  if (*common < std::min(one.size(), other.size())) return false;
  return has_figures(one.size() < other.size() ? one : other);
}

}  // namespace

Result<const JournalReader*> SummedLedgers::open(const std::string& directory) {
  auto reader = std::make_unique<JournalReader>();
  if (auto opened = reader->open(directory, "stats"); !opened) return opened.error();
  for (const Named& before : ledgers_) {
    const auto are_same = are_copies(*before.reader->log, *reader->log);
    if (!are_same) return are_same.error();
    if (*are_same) {
      return ledger::Error{ledger::ErrorCode::kInvalid,
                           "--with: " + directory + " has the log of " + before.directory +
                               "; its figures would count twice: name each ledger once"};
    }
  }
  ledgers_.push_back({directory, std::move(reader)});
  return ledgers_.back().reader.get();
}

}  // namespace patledger
