#include "connectors/views/law_text.h"

#include <algorithm>
#include <iterator>

#include "connectors/views/law_page.h"

namespace connectors::views {
namespace {

using ledger::Language;
using ledger::law::Row;
using ledger::law::Text;

// Whether any act has a row whose `member` is `value`: its code, or its number.
template <typename Value>
bool has_row(const std::vector<Act>& acts, Value Row::*member, Value value) {
  return std::ranges::any_of(acts, [&](const Act& act) {
    return std::ranges::find(act.rows, value, member) != act.rows.end();
  });
}

// The grounds of the contract without a row on the day. F codes are of form, and no law.
std::string not_asked(const std::vector<Act>& acts) {
  constexpr std::string_view kFamilies = "TLPO";
  constexpr int kNumberMax = 22;
  std::string codes;
  for (const char family : kFamilies) {
    for (int number = 1; number <= kNumberMax; ++number) {
      const std::string digits = std::to_string(number);
      const std::string text = family + (number < 10 ? "0" + digits : digits);
      const auto code = ledger::parse_code(text);
      if (code && !has_row(acts, &Row::code, *code)) codes += (codes.empty() ? "" : ", ") + text;
    }
  }
  return codes;
}

// The rows on `day` that are not in force on `other`.
std::vector<Row> rows_missing(ledger::Date day, ledger::Date other) {
  const std::vector<Act> acts = acts_on(other);
  std::vector<Row> missing;
  for (const Act& act : acts_on(day)) {
    std::ranges::copy_if(act.rows, std::back_inserter(missing),
                         [&](const Row& row) { return !has_row(acts, &Row::number, row.number); });
  }
  return missing;
}

}  // namespace

std::string law_text(ledger::Date on, Language language) {
  LawPage text(language);
  const std::vector<Act> acts = acts_on(on);
  text.heading("#", std::string(text.say({"", "Rules in force on "})) + on.text() +
                        std::string(text.say({" 施行的规则", ""})));
  text.paragraph(
      text.say({"申请日（`at`）决定适用哪一版规则；事实发生日决定向哪一天的权利状态提问。",
                "The day of filing (`at`) selects the rows; the day of the fact is the "
                "day of which they are asked."}));
  for (const Act& act : acts) {
    if (act.rows.empty()) continue;
    text.heading("##", text.say(act.title));
    for (const Row& row : act.rows) text.row("###", row);
  }
  if (const std::string codes = not_asked(acts); !codes.empty()) {
    text.heading("##", text.say({"当日不审查的理由", "Not asked on this day"}));
    text.paragraph(codes);
  }
  return std::move(text).take();
}

std::string law_difference_text(ledger::Date from, ledger::Date to, Language language) {
  LawPage text(language);
  text.heading("#", std::string(text.say({"规则变化：", "Changes of the rules, "})) + from.text() +
                        " → " + to.text());
  const auto section = [&](const Text& title, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    text.heading("##", text.say(title));
    for (const Row& row : rows) text.row("###", row);
  };
  const std::vector<Row> ended = rows_missing(from, to);
  const std::vector<Row> begun = rows_missing(to, from);
  section({"不再施行", "No longer in force"}, ended);
  section({"新施行", "In force since"}, begun);
  if (ended.empty() && begun.empty()) {
    text.paragraph(text.say({"两日施行的规则相同。", "The same rules are in force on both days."}));
  }
  return std::move(text).take();
}

}  // namespace connectors::views
