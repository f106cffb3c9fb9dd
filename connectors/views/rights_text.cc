#include "connectors/views/rights_text.h"

#include <algorithm>

#include "connectors/views/sections.h"

namespace connectors::views {
namespace {

using projections::rights::Restated;
using projections::rights::RightsView;
using projections::rights::words_of;

std::string annuity_text(const Page& page, const RightsView& view) {
  if (!view.annuity_missed) return {};
  const std::string due = view.annuity_missed->text();
  return std::string(page.word("应缴日 ", "due ")) + due +
         std::string(page.word("，未缴", ", not paid"));
}

void facts(Page& page, const RightsView& view) {
  page.pairs(
      {{page.word("类型", "Type"), page.word(words_of(view.patent.type()))},
       {page.word("状态", "Status"), page.word(words_of(view.status))},
       {page.word("申请日", "Filed"), view.filed.text()},
       {page.word("授权公告日", "Granted"), view.granted ? view.granted->text() : std::string()},
       {page.word("期限届满日", "Last day"), deadline_text(page, view.last_day, view.days_left)},
       {page.word("年费", "Annuity"), annuity_text(page, view)},
       {page.word("无效宣告", "Invalidity"), page.word(words_of(view.invalidation))},
       {page.word("主分类号", "Main class"), view.main_class},
       {page.word("行业", "Industry"), view.industry},
       {page.word("版本", "Version"), std::to_string(view.version)}});
}

std::string_view basis_text(const Page& page, const RightsView& view,
                            const projections::rights::OwnerView& owner) {
  if (view.owners.size() == 1) return page.word("单独所有", "sole owner");
  return owner.is_stated ? page.word("登记", "stated")
                         : page.word("视为等额享有", "presumed equal");
}

void owners(Page& page, const RightsView& view) {
  std::vector<std::vector<std::string>> rows;
  for (const projections::rights::OwnerView& owner : view.owners) {
    rows.push_back({owner.name.empty() ? std::string(owner.party.view()) : owner.name,
                    std::string(owner.party.view()), owner.share.text(),
                    std::string(basis_text(page, view, owner))});
  }
  page.heading(page.word("权利人", "Owners"));
  page.table({page.word("名称", "Name"), page.word("代码", "Code"), page.word("份额", "Share"),
              page.word("依据", "Basis")},
             std::move(rows), page.word("无", "none"));
}

std::string mark_of(const Page& page, Restated restated) {
  switch (restated) {
    case Restated::kCorrected:
      return std::string(page.word("已更正", "corrected"));
    case Restated::kRetracted:
      return std::string(page.word("已撤回", "retracted"));
    case Restated::kNot:
      break;
  }
  return {};
}

void timeline(Page& page, const RightsView& view) {
  const bool has_marks = std::ranges::any_of(
      view.timeline, [](const auto& event) { return event.restated != Restated::kNot; });
  std::vector<std::string_view> columns{page.word("日期", "Date"), page.word("事件", "Event"),
                                        page.word("内容", "Content")};
  if (has_marks) columns.push_back(page.word("备注", "Note"));
  std::vector<std::vector<std::string>> rows;
  for (const projections::rights::TimelineEvent& event : view.timeline) {
    rows.push_back(
        {event.date.text(), event.event.text(), std::string(page.word(event.zh, event.en))});
    if (has_marks) rows.back().push_back(mark_of(page, event.restated));
  }
  page.heading(page.word("时间线", "Timeline"));
  page.table(columns, std::move(rows), page.word("无", "none"));
}

}  // namespace

std::string rights_text(const RightsView& view, ledger::Language language,
                        const terminal::Style& style) {
  Page page(language, style);
  page.heading(view.patent.text() + (view.title.empty() ? "" : "  " + view.title));
  page.line(std::string(page.word("截至 ", "As of ")) + view.on.text());
  page.line("");
  facts(page, view);
  owners(page, view);
  page.heading(page.word("权利负担", "Encumbrances"));
  encumbrance_table(page, view.encumbrances);
  waiting_table(page, view.waiting);
  if (!view.timeline.empty()) timeline(page, view);
  return std::move(page).take();
}

}  // namespace connectors::views
