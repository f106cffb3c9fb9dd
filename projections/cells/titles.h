#pragma once

// The titles of indicators and dimensions, as the monthly release prints them: money without its
// unit, industries and amounts at the level of the published codelists.

#include <array>

#include "ledger/base/bilingual.h"
#include "projections/cells/breakdown.h"
#include "projections/cells/indicator.h"

namespace projections::cells {

inline constexpr auto kIndicatorTitles = std::to_array<ledger::Bilingual>({
    {"技术合同数", "Contracts"},
    {"合同成交额", "Contract value"},
    {"技术交易额", "Technology value"},
    {"实际到账额", "Receipts"},
    {"转让次数", "Transfers"},
    {"许可备案数", "Licences"},
    {"开放许可声明数", "Open-licence statements"},
    {"质押项数", "Pledges"},
    {"质押金额", "Pledge amount"},
    {"质押专利件数", "Patents pledged"},
    {"转让专利件次", "Patents transferred"},
    {"许可专利件次", "Patents licensed"},
});
static_assert(kIndicatorTitles.size() == kIndicators);

inline constexpr auto kDimensionTitles = std::to_array<ledger::Bilingual>({
    {"交易方式", "Transaction"},
    {"合同类别", "Contract kind"},
    {"知识产权类别", "Kind of IP"},
    {"专利类型", "Patent type"},
    {"IPC部", "IPC section"},
    {"行业门类", "Industry section"},
    {"行政区划", "District"},
    {"出让方类别", "Seller"},
    {"受让方类别", "Buyer"},
    {"流向", "Flow"},
    {"付费方式", "Form of fee"},
    {"许可类型", "Licence kind"},
    {"金额段", "Amount band"},
});
static_assert(kDimensionTitles.size() == kDimensions);

constexpr ledger::Bilingual title_of(Indicator indicator) {
  return kIndicatorTitles[static_cast<std::size_t>(indicator)];
}
constexpr ledger::Bilingual title_of(Dimension dimension) {
  return kDimensionTitles[static_cast<std::size_t>(dimension)];
}

}  // namespace projections::cells
