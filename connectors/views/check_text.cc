#include "connectors/views/check.h"
#include "connectors/views/reasons.h"
#include "connectors/views/receipt_text.h"

namespace connectors::views {
namespace {

using ledger::Bilingual;
using ledger::ConsentKind;
using ledger::Outcome;
using projections::rights::words_of;

// The words for an act that nothing bars.
Bilingual clear_words(std::string_view type) {
  if (type.starts_with("licence.")) return {"可以备案", "would be recorded"};
  if (type.starts_with("open-licence.")) return {"可以公告", "would be recorded"};
  return {"可以登记", "would be recorded"};
}

std::string verdict(const Page& page, const CheckView& view) {
  const std::string text =
      view.outcome == Outcome::kRecorded
          ? page.word(clear_words(view.type))
          : std::string(outcome_text(view.outcome, view.type, page.language()));
  return view.patent.text() + "  " + view.type + "  " + view.on.text() + "  " + text;
}

std::string territory_text(const CheckView& view) {
  std::string text;
  for (const std::string& entry : view.territory) {
    if (!text.empty()) text += ",";
    text += entry;
  }
  return text;
}

std::string until_text(const CheckView& view, std::string_view type) {
  return view.until && !view.from && view.type.starts_with(type) ? view.until->text()
                                                                 : std::string();
}

// What was checked.
void act(Page& page, const CheckView& view) {
  const std::string any(page.word("任何有权提交的单位", "any party that may submit it"));
  const std::string term =
      view.from && view.until ? view.from->text() + " – " + view.until->text() : std::string();
  page.pairs({{page.word("提交单位", "Source"), view.by ? party_text(*view.by, view.name) : any},
              {page.word("许可种类", "Kind"), page.word(words_of(view.licence_kind))},
              {page.word("地域", "Territory"), territory_text(view)},
              {page.word("期限", "Term"), term},
              {page.word("债务履行期至", "Debt due"), until_text(view, "pledge.")},
              {page.word("许可期限至", "Until"), until_text(view, "open-licence.")}});
}

Bilingual words_of(ConsentKind kind) {
  static constexpr auto kWords = std::to_array<Bilingual>({{},
                                                           {"共有人", "co-owner"},
                                                           {"质权人", "pledgee"},
                                                           {"被许可人", "licensee"},
                                                           {"许可人", "licensor"},
                                                           {"出质人", "pledgor"},
                                                           {"转让人", "transferor"},
                                                           {"专利权人", "patentee"}});
  return kWords.at(static_cast<std::size_t>(kind));
}

void consents(Page& page, const CheckView& view) {
  if (view.consents.empty()) return;
  page.heading(page.word("所需的同意", "Consents needed"));
  std::vector<std::vector<std::string>> rows;
  for (const ConsentView& one : view.consents) {
    const std::string_view need =
        one.unless_acting ? page.word("共同办理，或提交同意书", "takes part, or consents")
                          : page.word("尚缺同意书", "document missing");
    rows.push_back({page.word(words_of(one.kind)), party_text(one.party, one.name), one.ground,
                    std::string(need)});
  }
  page.table({page.word("身份", "As"), page.word("由谁同意", "Who must consent"),
              page.word("理由", "Ground"), page.word("要求", "Need")},
             std::move(rows), "");
}

// "2024-11-11 (40.0)"
std::string dated_text(const SinceView& one) {
  return one.since.text() + " (" + one.event.text() + ")";
}

std::string since_text(const Page& page, const std::vector<SinceView>& all, Bilingual before) {
  std::string text;
  for (const SinceView& one : all) {
    if (!text.empty()) text += page.word("；", "; ");
    text += page.word(before);
    text += dated_text(one);
  }
  return text;
}

// The right itself, and its deadlines.
void right(Page& page, const CheckView& view) {
  if (!view.last_day) return;
  std::string next;
  if (view.next_annuity) {
    next = deadline_text(page, *view.next_annuity, view.days_to_annuity.value_or(0));
  }
  page.heading(page.word("权利状态与期限", "The right and its deadlines"));
  page.pairs({{page.word("法律状态", "Status"), page.word(words_of(view.status))},
              {page.word("无效宣告程序", "Invalidation"),
               since_text(page, view.invalidations, {"审查中，请求日 ", "pending, requested "})},
              {page.word("未缴年费", "Annuities missed"),
               since_text(page, view.annuities_missed, {"应缴日 ", "due "})},
              {page.word("下一次年费", "Next annuity"), std::move(next)},
              {page.word("期限届满日", "Last day of the term"),
               deadline_text(page, *view.last_day, view.days_left.value_or(0))}});
}

}  // namespace

std::string check_text(const CheckView& view, ledger::Language language,
                       const terminal::Style& style) {
  Page page(language, style);
  page.heading(verdict(page, view));
  act(page, view);
  reasons(page, view.refusals, page.word("理由", "Grounds"));
  reasons(page, view.further,
          page.word("由有权的单位提交时的理由", "Grounds when an entitled party submits it"));
  consents(page, view);
  reasons(page, view.warnings, page.word("提示", "Warnings"));
  page.heading(page.word("权利负担", "Encumbrances"));
  encumbrance_table(page, view.encumbrances);
  waiting_table(page, view.waiting);
  right(page, view);
  return std::move(page).take();
}

}  // namespace connectors::views
