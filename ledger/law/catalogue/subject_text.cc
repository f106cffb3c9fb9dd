#include "ledger/law/catalogue/subject_text.h"

#include <algorithm>
#include <array>

#include "ledger/model/codes.h"
#include "ledger/model/commands/party.h"

namespace ledger::law {
namespace {

constexpr std::string_view kBetween = ", ";

constexpr auto kRoleNames =
    std::to_array<std::string_view>({"", "运营者", "专利行政部门", "法院", "技术合同登记机构",
                                     "交易中心", "银行", "单位", "统计机构", "公众"});
static_assert(kRoleNames.size() == enum_names(Role{}).size());

std::string_view in_chinese(std::string_view word) {
  constexpr auto kRoles = enum_names(Role{});
  const auto* role = std::ranges::find(kRoles, word);
  return role == kRoles.end() || word.empty()
             ? word
             : kRoleNames.at(static_cast<std::size_t>(role - kRoles.begin()));
}

// "bank, operator": each word by itself.
std::string with_role_names(std::string_view subject) {
  std::string text;
  while (true) {
    const std::size_t end = subject.find(kBetween);
    text += in_chinese(subject.substr(0, end));
    if (end == std::string_view::npos) return text;
    text += kBetween;
    subject.remove_prefix(end + kBetween.size());
  }
}

// A bracket after a blank, its end, and what is between two items. Those of a number ("(2024)津01")
// have no blank before them.
std::string with_chinese_marks(std::string_view subject) {
  constexpr auto kMarks = std::to_array<std::array<std::string_view, 2>>(
      {{", ", "、"}, {"; ", "；"}, {": ", "："}, {" (", "（"}});
  std::string text;
  std::size_t open = 0;
  while (!subject.empty()) {
    const auto* mark = std::ranges::find_if(
        kMarks, [&](const auto& each) { return subject.starts_with(each[0]); });
    if (mark != kMarks.end()) {
      open += mark->front() == " (" ? 1 : 0;
      text += mark->back();
      subject.remove_prefix(mark->front().size());
      continue;
    }
    const std::string_view rest = subject.substr(1);
    const bool is_end = rest.empty() || rest.starts_with(',') || rest.starts_with(';') ||
                        rest.starts_with(' ') || rest.starts_with(')');
    const bool closes = subject.front() == ')' && open > 0 && is_end;
    open -= closes ? 1 : 0;
    text += closes ? std::string_view("）") : subject.substr(0, 1);
    subject.remove_prefix(1);
  }
  return text;
}

}  // namespace

std::string subject_text(const RuleVersion& rule, std::string_view subject, Language language) {
  if (language != Language::kZh) return std::string(subject);
  return with_chinese_marks(rule.code == Code::kA01 ? with_role_names(subject)
                                                    : std::string(subject));
}

}  // namespace ledger::law
