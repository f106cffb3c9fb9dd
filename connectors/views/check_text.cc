#include "connectors/views/check.h"
#include "connectors/views/reasons.h"
#include "connectors/views/receipt_text.h"

namespace connectors::views {
namespace {

using ledger::ConsentKind;
using ledger::Outcome;

std::string verdict(const Page& page, const CheckView& view) {
  std::string_view text = page.word("可以登记", "would be recorded");
  if (view.outcome != Outcome::kRecorded) text = outcome_text(view.outcome, page.language());
  return view.patent.text() + "  " + view.type + "  " + view.on.text() + "  " + std::string(text);
}

void consents(Page& page, const CheckView& view) {
  if (view.consents.empty()) return;
  page.heading(page.word("尚缺的同意", "Missing consents"));
  std::vector<std::vector<std::string>> rows;
  for (const MissingConsent& one : view.consents) {
    const std::string_view who = one.kind == ConsentKind::kCoOwner ? page.word("共有人", "co-owner")
                                                                   : page.word("质权人", "pledgee");
    rows.push_back({std::string(who), party_text(one.party, one.name), one.ground});
  }
  page.table({page.word("身份", "As"), page.word("由谁同意", "Who must consent"),
              page.word("理由", "Ground")},
             std::move(rows), "");
}

void deadlines(Page& page, const CheckView& view) {
  if (!view.last_day) return;
  std::string annuity;
  if (view.next_annuity) {
    annuity = deadline_text(page, *view.next_annuity, view.days_to_annuity.value_or(0));
  }
  page.heading(page.word("期限", "Deadlines"));
  page.pairs({{page.word("下一次年费", "Next annuity"), std::move(annuity)},
              {page.word("有效期最后一日", "Last day of the term"),
               deadline_text(page, *view.last_day, view.days_left.value_or(0))}});
}

}  // namespace

std::string check_text(const CheckView& view, ledger::Language language,
                       const terminal::Style& style) {
  Page page(language, style);
  page.heading(verdict(page, view));
  reasons(page, view.refusals, page.word("理由", "Grounds"));
  consents(page, view);
  reasons(page, view.warnings, page.word("提示", "Warnings"));
  page.heading(page.word("权利负担", "Encumbrances"));
  encumbrance_table(page, view.encumbrances);
  deadlines(page, view);
  return std::move(page).take();
}

}  // namespace connectors::views
