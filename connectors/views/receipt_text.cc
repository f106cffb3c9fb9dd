#include "connectors/views/receipt_text.h"

#include "connectors/views/reasons.h"
#include "connectors/views/sections.h"

namespace connectors::views {
namespace {

using ledger::Language;
using ledger::Outcome;
using ledger::Reason;

std::string facts_text(const Reason& reason) {
  std::string text;
  for (const ledger::EventMention& fact : reason.facts) {
    if (!text.empty()) text += ", ";
    text += fact.event.text();
    if (!fact.type.empty()) text += " " + fact.type;
  }
  return text;
}

std::string events_text(const ledger::Receipt& receipt) {
  std::string text;
  for (const ledger::EventMention& event : receipt.events) {
    if (!text.empty()) text += ", ";
    text += event.event.text() + " " + event.type;
  }
  return text;
}

std::string_view heading_of(const ledger::Receipt& receipt, Language language) {
  using ledger::Fate;
  if (receipt.fate == Fate::kDryRun && receipt.outcome == Outcome::kRecorded) {
    return pick(ledger::Bilingual{"将予记录", "would be recorded"}, language);
  }
  if (receipt.fate == Fate::kDropped && takes_effect(receipt.outcome)) {
    return pick(ledger::Bilingual{"未记录", "not recorded"}, language);
  }
  return outcome_text(receipt.outcome, receipt.type, language);
}

}  // namespace

ledger::Bilingual refusal_words(std::string_view type) {
  if (type.starts_with("transfer.") || type.starts_with("pledge.")) return {"不予登记", "refused"};
  if (type.starts_with("licence.")) return {"不予备案", "refused"};
  if (type.starts_with("open-licence.")) return {"不予公告", "refused"};
  return {"不予受理", "refused"};
}

std::string_view outcome_text(Outcome outcome, std::string_view type, Language language) {
  using ledger::Bilingual;
  if (outcome == Outcome::kRefused) return pick(refusal_words(type), language);
  static constexpr auto kWords =
      std::to_array<Bilingual>({{"已记录", "recorded"},
                                {"重复提交", "duplicate"},
                                {"不予受理", "refused"},
                                {"需当事人确认", "acknowledgement required"},
                                {"已记录，与账本不一致", "recorded; contradicts the ledger"},
                                {"编号冲突", "conflict: the id was used for another submission"},
                                {"格式有误", "malformed"}});
  return pick(kWords.at(static_cast<std::size_t>(outcome)), language);
}

void reasons(Page& page, const std::vector<Reason>& reasons, std::string_view heading) {
  if (reasons.empty()) return;
  page.heading(heading);
  for (const Reason& reason : reasons) {
    page.line(reason.code + "  " + reason.title);
    page.pairs({{page.word("依据", "Article"), reason.article},
                {page.word("位置", "Where"), reason.pointer},
                {page.word("说明", "Why"), reason.detail},
                {page.word("事实", "Facts"), facts_text(reason)},
                {page.word("补救", "Cure"), reason.cure}},
               "     ");
  }
}

std::string receipt_text(const ledger::Receipt& receipt, Language language,
                         const terminal::Style& style) {
  Page page(language, style);
  page.heading(std::string(heading_of(receipt, language)) + "  " + receipt.id);
  page.pairs({{page.word("提交单位", "Source"), receipt.source},
              {page.word("序号", "Position"), receipt.seq},
              {page.word("记录时间", "Recorded"), receipt.recorded_at},
              {page.word("事件", "Events"), events_text(receipt)}});
  reasons(page, receipt.refusals, page.word("理由", "Grounds"));
  reasons(page, receipt.warnings, page.word("提示", "Warnings"));
  return std::move(page).take();
}

}  // namespace connectors::views
