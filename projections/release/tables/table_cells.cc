#include "projections/release/tables/table_cells.h"

namespace projections::release {

TableCell text_cell(std::string_view text) {
  return {TableCell::Kind::kText, std::string(text), 0, 0};
}
TableCell number_cell(ledger::Fen128 number, int decimals) {
  return {TableCell::Kind::kNumber, "", number, decimals};
}
TableCell suppressed_cell() { return {TableCell::Kind::kSuppressed, "", 0, 0}; }

std::vector<std::pair<Bilingual, std::string>> table_head(std::string_view number,
                                                          const ReleaseHead& head) {
  const std::string vintage = std::string(vintage_title(head).zh) + " " +
                              std::string(vintage_name(head)) + ", " +
                              std::to_string(head.position);
  return {{{"表号", "Table"}, std::string(number)},
          {{"制定机关", "Maker"}, "天津市知识产权局"},
          {{"批准文号", "Approval"}, "未批准 none"},
          {{"有效期至", "Valid until"}, "—"},
          {{"报告期", "Period"}, head.month.text()},
          {{"计量单位", "Unit"}, "元; 项; 件; % (yuan; number; %)"},
          {{"填报日期", "Compiled"}, head.prepared.day().text()},
          {{"数据版本", "Vintage"}, vintage}};
}

}  // namespace projections::release
