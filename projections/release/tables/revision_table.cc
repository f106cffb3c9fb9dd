#include "projections/release/tables/revision_table.h"

#include <algorithm>
#include <map>

#include "projections/release/tables/table_cells.h"

namespace projections::release {
namespace {

struct RevisedTotal {
  ledger::Fen128 first = 0;
  ledger::Fen128 current = 0;
  std::vector<std::string> reasons;  // In order of the revisions; unique.
};
using RevisedTotals = std::map<std::pair<ledger::Month, cells::Indicator>, RevisedTotal>;

bool is_total(const CubeCodes& codes) {
  return std::ranges::all_of(codes, [](std::uint32_t code) { return code == kTotal; });
}

RevisedTotals totals_of(const std::vector<Revision>& revisions) {
  RevisedTotals totals;
  for (const Revision& revision : revisions) {
    if (!is_total(revision.codes)) continue;
    const auto [found, is_new] = totals.try_emplace({revision.month, revision.indicator});
    if (is_new) found->second.first = revision.before;
    found->second.current = revision.after;
    auto& reasons = found->second.reasons;
    const std::string reason(title_of(revision.cause).zh);
    if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(reason);
  }
  return totals;
}

std::string joined(const std::vector<std::string>& reasons) {
  std::string text;
  for (const std::string& reason : reasons) text += (text.empty() ? "" : "；") + reason;
  return text;
}

}  // namespace

StatutoryTable revision_table(const ReleaseHead& head, const std::vector<Revision>& revisions) {
  StatutoryTable table{"A14", {"历次修订", "Revisions"}, table_head("A14", head), {}, {}};
  table.columns = {{"month", {"月份", "Month"}, {}},
                   {"indicator", {"指标", "Indicator"}, {}},
                   {"first_published", {"首次公布", "First published"}, {}},
                   {"current", {"现值", "Current"}, {}},
                   {"difference", {"差额", "Difference"}, {}},
                   {"reasons", {"原因", "Reasons"}, {}}};
  for (const auto& [key, total] : totals_of(revisions)) {
    const int decimals = cube_indicator(key.second).decimals;
    table.rows.push_back({text_cell(key.first.text()), text_cell(name(key.second)),
                          number_cell(total.first, decimals), number_cell(total.current, decimals),
                          number_cell(total.current - total.first, decimals),
                          text_cell(joined(total.reasons))});
  }
  return table;
}

}  // namespace projections::release
