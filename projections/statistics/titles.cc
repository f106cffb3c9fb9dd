#include "projections/statistics/titles.h"

#include <algorithm>
#include <array>

#include "projections/cells/titles.h"

namespace projections::statistics {
namespace {

struct TitledColumn {
  std::string_view column;
  ledger::Bilingual title;
};

// Columns that are not an indicator or dimension, or that a table on a terminal titles otherwise
// than the release does: with the unit of money, or with codes of another level.
constexpr auto kTitles = std::to_array<TitledColumn>({
    {"month", {"月份", "Month"}},
    {"contract_value", {"合同成交额(元)", "Contract value (yuan)"}},
    {"technology_value", {"技术交易额(元)", "Technology value (yuan)"}},
    {"receipts", {"实际到账(元)", "Receipts (yuan)"}},
    {"pledge_amount", {"质押金额(元)", "Pledge amount (yuan)"}},
    {"industry", {"行业", "Industry"}},
    {"amount_band", {"金额段(万元)", "Amount (10 000 yuan)"}},
    {"published_with", {"随何月公布", "Published with"}},
    {"vintage", {"数据阶段", "Vintage"}},
    {"position", {"账本位置", "Position"}},
    {"entry", {"账本条目", "Entry"}},
    {"event_type", {"事件", "Event"}},
    {"registered_by", {"登记条目", "Registered by"}},
    {"cause", {"原因", "Cause"}},
    {"topic", {"主题", "Topic"}},
    {"property", {"项目", "Property"}},
    {"found", {"现值", "Found"}},
    {"expected", {"应为", "Expected"}},
    {"repaired", {"已修复", "Repaired"}},
    {"section", {"部分", "Section"}},
    {"name", {"名称", "Name"}},
});

}  // namespace

ledger::Bilingual title_of(std::string_view column) {
  const auto found = std::ranges::find(kTitles, column, &TitledColumn::column);
  if (found != kTitles.end()) return found->title;
  if (const auto indicator = cells::parse_indicator(column)) return title_of(*indicator);
  if (const auto dimension = cells::parse_dimension(column)) return title_of(*dimension);
  return {column, column};
}

}  // namespace projections::statistics
