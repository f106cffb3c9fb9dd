#include "connectors/xlsx/cover_sheet.h"

#include <array>
#include <span>
#include <string>
#include <utility>

#include "ledger/base/hash.h"

namespace connectors::xlsx {
namespace {

using projections::release::Audience;
using projections::release::Bilingual;

struct Symbol {
  std::string_view sign;
  Bilingual meaning;
};

constexpr std::array kCellSigns{
    Symbol{kSuppressedSign, {"保密数据，不予公布", "Confidential, not published"}},
    Symbol{"", {"空白：无此项", "Empty: no such figure"}},
};
constexpr std::array kObservationSigns{
    Symbol{"A", {"最终数", "Final"}},
    Symbol{"P", {"初步数或修订数，尚可变动", "Preliminary or revised, may still change"}},
    Symbol{"Q", {"因保密隐去", "Hidden, as it is confidential"}},
};
constexpr std::array kConfidentialitySigns{
    Symbol{"F", {"可以公布", "Free for publication"}},
    Symbol{"A", {"单位数过少", "Too few contributors"}},
    Symbol{"O", {"单位占比过大", "A contributor dominates"}},
    Symbol{"D", {"防止推算而隐去", "Hidden so that others cannot be derived"}},
    Symbol{"N", {"合同数不足，不予公布", "Too few contracts to publish fees"}},
};

Bilingual title_of(Audience audience) {
  return audience == Audience::kPublic ? Bilingual{"公开版", "Public"}
                                       : Bilingual{"统计机构版", "Statistics bureau"};
}

std::string both(const Bilingual& text) { return std::string(text.zh).append(" ").append(text.en); }

class Cover {
 public:
  explicit Cover(Sheet sheet) : sheet_(std::move(sheet)) {}

  void title(const Bilingual& text) {
    sheet_.text({row_++, 0}, text.zh, Look::kTitle, false);
    sheet_.text({row_++, 0}, text.en, Look::kTitle, false);
    ++row_;
  }

  void line(const Bilingual& label, std::string_view value) {
    sheet_.text({row_, 0}, label.zh);
    sheet_.text({row_, 1}, label.en);
    sheet_.text({row_++, 2}, value);
  }

  void number(const Bilingual& label, ledger::Fen128 value) {
    sheet_.number({row_, 2}, value, 0);
    line(label, "");
  }

  void legend(const Bilingual& label, std::span<const Symbol> symbols) {
    ++row_;
    sheet_.text({row_, 0}, label.zh, Look::kHeader);
    sheet_.text({row_, 1}, label.en, Look::kHeader);
    sheet_.text({row_++, 2}, "符号 Symbol", Look::kHeader);
    for (const auto& [sign, meaning] : symbols) line(meaning, sign);
  }

  void finish() { sheet_.set_widths(); }

 private:
  Sheet sheet_;
  std::uint32_t row_ = 0;
};

}  // namespace

void add_cover_sheet(Workbook& workbook, const projections::release::ReleaseHead& head) {
  Cover cover(workbook.add_sheet("封面 Cover"));
  cover.title({"专利权交易统计月报", "Monthly statistics of transactions in patent rights"});
  cover.line({"发布编号", "Release"}, head.id);
  cover.line({"月份", "Month"}, head.month.text());
  cover.line({"数据阶段", "Vintage"}, both(vintage_title(head)));
  cover.line({"发布对象", "Audience"}, both(title_of(head.audience)));
  cover.number({"账本位置（最后一条记录）", "Position: last entry included"}, head.position);
  cover.line({"账本树根", "Root of the tree up to it"}, ledger::hex(head.root));
  cover.line({"编制时间", "Prepared"}, head.prepared.text());
  cover.line({"数据结构版本", "Version of the cube"}, projections::release::kCubeVersion);
  cover.legend({"表中符号", "In tables"}, kCellSigns);
  cover.legend({"数据状态", "Observation status"}, kObservationSigns);
  cover.legend({"保密状态", "Confidentiality"}, kConfidentialitySigns);
  cover.finish();
}

}  // namespace connectors::xlsx
