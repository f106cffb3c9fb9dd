#include "connectors/views/law_page.h"

#include <algorithm>

#include "connectors/views/receipt_text.h"
#include "ledger/model/codes.h"

namespace connectors::views {
namespace {

namespace law = ledger::law;
using law::RuleUse;
using law::RuleVersion;
using ledger::Bilingual;
using ledger::ConsentKind;
using ledger::Language;

// The same for all types that the rule is used for, if it is the same.
std::string_view refusal_text(const RuleVersion& rule) {
  std::string_view text;
  for (const RuleUse& use : rule.uses) {
    const std::string_view words = refusal_words(use.type).zh;
    if (!text.empty() && words != text) return refusal_words("").zh;
    text = words;
  }
  return text.empty() ? refusal_words("").zh : text;
}

Bilingual weight_text(const RuleVersion& rule) {
  switch (rule.weight) {
    case law::Weight::kRefuses:
      return {refusal_text(rule), "refuses"};
    case law::Weight::kWaivable:
      return {"当事人声明后可以登记", "waivable: the parties may acknowledge it"};
    case law::Weight::kWarns:
      break;
  }
  return {"提示，不影响登记", "warns only"};
}

// The effect on a fact that the office, a court or a registry states.
Bilingual on_fact_text(const RuleVersion& rule) {
  if (rule.on_fact == law::OnFact::kRefuses) return {"同样不予受理", "refused too"};
  if (rule.weight == law::Weight::kWarns) return {"提示", "warned of"};
  if (rule.on_fact == law::OnFact::kIsSilent) {
    return {"不适用：由机关自行审查", "not tested: the office has examined it itself"};
  }
  return {"照录，并立为不一致", "recorded as a discrepancy"};
}

Bilingual consent_text(ConsentKind kind) {
  switch (kind) {
    case ConsentKind::kCoOwner:
      return {"其他共有人同意", "of the other owners"};
    case ConsentKind::kPledgee:
      return {"质权人同意", "of the pledgees"};
    case ConsentKind::kUnset:
    case ConsentKind::kLicensee:
    case ConsentKind::kLicensor:
    case ConsentKind::kPledgor:
    case ConsentKind::kTransferor:
    case ConsentKind::kPatentee:
      break;
  }
  return {};
}

Bilingual scope_text(law::Scope scope) {
  return scope == law::Scope::kPatent ? Bilingual{"逐件专利", "for each patent"}
                                      : Bilingual{"每份提交一次", "once for the submission"};
}

std::string period_text(const law::Period& period, Language language) {
  const bool is_zh = language == Language::kZh;
  std::string text;
  if (period.from == ledger::kFirstDay) {
    text = is_zh ? "始终" : "always";
  } else {
    text = is_zh ? period.from.text() + " 起" : "from " + period.from.text();
  }
  if (period.until != ledger::kLastDay) {
    const std::string last = period.until.plus_days(-1).text();
    text += is_zh ? "，至 " + last : " until " + last;
  }
  return text;
}

}  // namespace

std::vector<law::Act> acts_on(ledger::Date on) {
  std::vector<law::Act> acts = law::acts();
  for (law::Act& act : acts) {
    std::erase_if(act.rules, [&](const RuleVersion& rule) { return !rule.in_force.contains(on); });
  }
  return acts;
}

std::string_view LawPage::word(const Bilingual& text) const {
  return ledger::pick(text, language_);
}

void LawPage::heading(std::string_view marks, std::string_view text) {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
  text_ += std::string(marks) + " " + std::string(text) + "\n\n";
}

void LawPage::item(const Bilingual& name, std::string_view value) {
  if (value.empty()) return;
  text_ += "- " + std::string(word(name)) + (language_ == Language::kZh ? "：" : ": ");
  text_ += std::string(value) + "\n";
}

void LawPage::paragraph(std::string_view text) { text_ += std::string(text) + "\n"; }

std::string LawPage::list(const std::vector<std::string_view>& names) const {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += language_ == Language::kZh ? "、" : ", ";
    text += name;
  }
  return text;
}

void LawPage::use(const RuleUse& use, std::string_view type) {
  item({"提交类型", "Submission"}, type);
  item({"审查范围", "Tested"}, word(scope_text(use.scope)));
  const Bilingual no_day{"不涉及日期", "none"};
  item({"审查日", "Day"}, word(use.day == Bilingual{} ? no_day : use.day));
  item({"读取字段", "Fields read"}, list(use.reads));
  item({"变更下列字段不再审查", "Not tested again on a change of"}, list(use.not_on_change));
}

void LawPage::rule(std::string_view marks, const RuleVersion& rule) {
  heading(marks, code_text(rule.code) + " " + std::string(word(rule.title)));
  item({"依据", "Article"}, law::citation_text(rule.sources, language_));
  item({"内容", "Ground"}, word(rule.detail));
  item({"补救", "Cure"}, word(rule.cure));
  item({"可补救的同意", "Curing consent"}, word(consent_text(rule.consent)));
  item({"施行", "In force"}, period_text(rule.in_force, language_));
  for (const RuleUse& one : rule.uses) use(one, rule.uses.size() == 1 ? "" : one.type);
  item({"效力", "Weight"}, word(weight_text(rule)));
  item({"机关所述事实", "Facts of the office"}, word(on_fact_text(rule)));
}

}  // namespace connectors::views
