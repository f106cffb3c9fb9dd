#include "projections/titles.h"

#include <algorithm>
#include <array>

namespace projections {
namespace {

struct Row {
  std::string_view column;
  Title title;
};

constexpr auto kTitles = std::to_array<Row>({
    {"month", {"月份", "Month"}},
    {"contracts", {"技术合同数", "Contracts"}},
    {"contract_value", {"合同成交额(元)", "Contract value (yuan)"}},
    {"technology_value", {"技术交易额(元)", "Technology value (yuan)"}},
    {"receipts", {"实际到账(元)", "Receipts (yuan)"}},
    {"transfers", {"转让次数", "Transfers"}},
    {"licences", {"许可备案数", "Licences"}},
    {"open_licences", {"开放许可声明数", "Open-licence statements"}},
    {"pledges", {"质押项数", "Pledges"}},
    {"pledge_amount", {"质押金额(元)", "Pledge amount (yuan)"}},
    {"pledged_patents", {"质押专利件数", "Patents pledged"}},
    {"patents_transferred", {"转让专利件次", "Patents transferred"}},
    {"patents_licensed", {"许可专利件次", "Patents licensed"}},
    {"tx", {"交易方式", "Transaction"}},
    {"contract_kind", {"合同类别", "Contract kind"}},
    {"ip", {"知识产权类别", "Kind of IP"}},
    {"patent_type", {"专利类型", "Patent type"}},
    {"ipc", {"IPC部", "IPC section"}},
    {"industry", {"行业", "Industry"}},
    {"district", {"行政区划", "District"}},
    {"seller_kind", {"出让方类别", "Seller"}},
    {"buyer_kind", {"受让方类别", "Buyer"}},
    {"flow", {"流向", "Flow"}},
    {"fee_form", {"付费方式", "Form of fee"}},
    {"licence_kind", {"许可类型", "Licence kind"}},
    {"amount_band", {"金额段(万元)", "Amount (10 000 yuan)"}},
    {"published_with", {"随何月公布", "Published with"}},
    {"vintage", {"数据阶段", "Vintage"}},
    {"position", {"账本位置", "Position"}},
    {"entry", {"账本条目", "Entry"}},
    {"event_type", {"事件", "Event"}},
    {"registered_by", {"登记条目", "Registered by"}},
    {"cause", {"原因", "Cause"}},
    {"topic", {"主题", "Topic"}},
    {"what", {"项目", "What"}},
    {"found", {"现值", "Found"}},
    {"wanted", {"应为", "Wanted"}},
    {"mended", {"已修正", "Mended"}},
});

}  // namespace

Title title_of(std::string_view column) {
  const auto found = std::ranges::find(kTitles, column, &Row::column);
  return found == kTitles.end() ? Title{column, column} : found->title;
}

}  // namespace projections
