#include "connectors/views/law_text.h"

#include <algorithm>
#include <iterator>

#include "connectors/views/law_page.h"

namespace connectors::views {
namespace {

using ledger::Bilingual;
using ledger::Language;
using ledger::law::Act;
using ledger::law::RuleVersion;

// Whether any act has a rule whose `member`, its code or its number, is `value`.
template <typename Value>
bool has_rule(const std::vector<Act>& acts, Value RuleVersion::*member, Value value) {
  return std::ranges::any_of(acts, [&](const Act& act) {
    return std::ranges::find(act.rules, value, member) != act.rules.end();
  });
}

// The grounds without a rule on the day. The general rules are in force on every day.
std::string not_in_force(const std::vector<Act>& acts) {
  std::string codes;
  for (const RuleVersion& rule : ledger::law::catalogue()) {
    const bool is_ground = !rule.uses.empty() && rule.weight != ledger::law::Weight::kWarns;
    if (!is_ground || has_rule(acts, &RuleVersion::code, rule.code)) continue;
    const std::string text = code_text(rule.code);
    if (codes.ends_with(text)) continue;  // An earlier version of it.
    codes += (codes.empty() ? "" : ", ") + text;
  }
  return codes;
}

// The versions in force on `day` and not on `other`.
std::vector<RuleVersion> missing_on_other(ledger::Date day, ledger::Date other) {
  const std::vector<Act> acts = acts_on(other);
  std::vector<RuleVersion> missing;
  for (const Act& act : acts_on(day)) {
    std::ranges::copy_if(act.rules, std::back_inserter(missing), [&](const RuleVersion& rule) {
      return !has_rule(acts, &RuleVersion::number, rule.number);
    });
  }
  return missing;
}

}  // namespace

std::string law_text(ledger::Date on, Language language) {
  LawPage text(language);
  const std::vector<Act> acts = acts_on(on);
  text.heading("#", std::string(text.word({"", "Rules in force on "})) + on.text() +
                        std::string(text.word({" 施行的规则", ""})));
  text.paragraph(text.word(
      {"申请日（`at`"
       "）决定适用哪一版规则；审查以事实发生日的权利状态为准。许可、质押变更，以变更日（`on`）"
       "按读取所变更字段的规则审查。",
       "The day of filing (`at`) selects the version of a rule; the rule is tested on the day of "
       "the "
       "fact. A change of a licence or pledge is tested on its own day (`on`), by the rules that "
       "read "
       "a field which it sets."}));
  for (const Act& act : acts) {
    if (act.rules.empty()) continue;
    text.heading("##", text.word(act.title));
    for (const RuleVersion& rule : act.rules) text.rule("###", rule);
  }
  if (const std::string codes = not_in_force(acts); !codes.empty()) {
    text.heading("##", text.word({"当日不审查的理由", "Not in force on this day"}));
    text.paragraph(codes);
  }
  return std::move(text).take();
}

std::string law_difference_text(ledger::Date from, ledger::Date to, Language language) {
  LawPage text(language);
  text.heading("#", std::string(text.word({"规则变化：", "Changes of the rules, "})) + from.text() +
                        " → " + to.text());
  const auto section = [&](const Bilingual& title, const std::vector<RuleVersion>& rules) {
    if (rules.empty()) return;
    text.heading("##", text.word(title));
    for (const RuleVersion& rule : rules) text.rule("###", rule);
  };
  const std::vector<RuleVersion> ended = missing_on_other(from, to);
  const std::vector<RuleVersion> begun = missing_on_other(to, from);
  section({"不再施行", "No longer in force"}, ended);
  section({"新施行", "In force since"}, begun);
  if (ended.empty() && begun.empty()) {
    text.paragraph(
        text.word({"两日施行的规则相同。", "The same rules are in force on both days."}));
  }
  return std::move(text).take();
}

}  // namespace connectors::views
