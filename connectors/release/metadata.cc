#include "connectors/release/csv.h"
#include "projections/release/builder.h"
#include "projections/statistics/statistics.h"

namespace connectors::release {
namespace {

using ledger::Bilingual;

class MetadataPage {
 public:
  explicit MetadataPage(ledger::Language language) : language_(language) {}

  std::string in_language(const Bilingual& text) const {
    return std::string(ledger::pick(text, language_));
  }
  void heading(const Bilingual& text) { text_ += "\n## " + in_language(text) + "\n\n"; }
  void item(const Bilingual& name, const std::string& value) {
    text_ += "- **" + in_language(name) + "** " + value + "\n";
  }
  void paragraph(const Bilingual& text) { text_ += in_language(text) + "\n"; }
  void title(const std::string& text) { text_ += "# " + text + "\n\n"; }
  std::string take() && { return std::move(text_); }

 private:
  ledger::Language language_;
  std::string text_;
};

void write_head(MetadataPage& page, const projections::release::ReleaseHead& head) {
  page.title(page.in_language({"专利权交易月度统计 ", "Patent rights, monthly statistics "}) +
             head.month.text());
  page.item({"编号", "Release"}, head.id);
  page.item({"数据版本", "Vintage"}, page.in_language(vintage_title(head)));
  page.item({"受众", "Audience"}, std::string(name(head.audience)));
  page.item({"账本位置（最后一条记录）", "Position: last entry included"},
            std::to_string(head.position));
  page.item({"账本树根", "Root of the tree"}, ledger::hex(head.root));
  page.item({"截至", "As of"}, head.prepared.day().text());
  page.item({"时间范围", "Months"},
            projections::release::first_month(head.month).text() + " – " + head.month.text());
  page.item({"分类版本", "Classifications"}, std::string(projections::release::kCubeVersion));
  page.item({"多专利合同的归属方法", "Contracts on several patents"},
            std::string(projections::cells::kAllocationMethod));
}

void write_method(MetadataPage& page) {
  page.heading({"口径与方法", "Concepts and method"});
  page.paragraph(
      {"技术合同按登记日期计入当月；转让和质押按登记日期，许可按备案日期，开放许可声明按公告日期。"
       "同一合同只计一次，以技术合同登记为准。按专利类型、IPC、行业分类时，归入第一件专利。"
       "金额以人民币分为单位累加。外币金额按申报时写明的汇率折算到分，四舍五入，"
       "汇率、汇率日期和发布者一并记载；未写明汇率的只计件数，不计金额。"
       "不使用其他汇率；此后的汇率变动不影响已计数据，更正或合同变更写明新汇率的除外。"
       "到账额按该笔到账写明的汇率折算。迟报、更正、撤回使所属月份重新计算。",
       "Technology contracts count in the month of their registration, transfers and pledges too, "
       "licences in that of their recordation, open-licence statements in that of their "
       "announcement. A contract counts once, as registered. By type of patent, IPC and industry "
       "it counts with the first patent that it names. Amounts are added up in fen. An amount in "
       "another currency counts at the rate that was submitted with it, with its day and its "
       "publisher, rounded to the fen, half up; without one it counts in numbers and not in value. "
       "No other rate is used, and later ones change nothing, unless a correction or a revision "
       "of the contract states one. A receipt is at its own rate. What arrives late, is corrected "
       "or retracted restates its own month."});
  page.paragraph(
      {"账本日历到达次月10日或之后，以到达时的首条记录结束上月数据（初步数）；"
       "下一季度首月结束时为修订数；次年3月结束时为最终数。"
       "账本日历由统计机构或运营者申报的日期推进；未申报的，以已生效申报中最晚的申报日为准。",
       "A month closes with the first entry at which the calendar of the ledger is the 10th day of "
       "the next one or later (preliminary); it is revised with the close of the first month of "
       "the next quarter, and final with the close of March of the next year. The statistics "
       "bureau or the operator moves the calendar; without their days it is the newest filing that "
       "took effect."});
}

void write_indicators(MetadataPage& page) {
  page.heading({"指标", "Indicators"});
  for (const auto& each : projections::release::cube_indicators()) {
    page.item(each.title, std::string(projections::cells::name(each.indicator)) + " (" +
                              std::string(each.id) + ", " + std::string(each.unit) + ")");
  }
}

void write_signs(MetadataPage& page) {
  page.heading({"符号", "Signs"});
  page.item({"obs_status", "obs_status"},
            page.in_language(
                {"A 最终；P 尚可修订；Q 不公布", "A final; P may be revised; Q not published"}));
  page.item(
      {"conf_status", "conf_status"},
      page.in_language({"F 可公布；A 单位过少；O 单一单位占比过大；D 为保护其他数据；N 合同数不足",
                        "F free; A too few contributors; O one contributor dominates; D to protect "
                        "others; N too few contracts for statistics of fees"}));
  page.item({"…", "…"}, page.in_language({"不公布", "not published"}));
}

}  // namespace

std::string metadata(const projections::release::Release& release, ledger::Language language) {
  MetadataPage page(language);
  write_head(page, release.head);
  write_method(page);
  write_indicators(page);
  write_signs(page);
  return std::move(page).take();
}

}  // namespace connectors::release
