#include "connectors/views/law_page.h"

#include <algorithm>
#include <span>

#include "ledger/law/authority.h"
#include "ledger/law/catalogue.h"
#include "ledger/law/licence.h"
#include "ledger/law/open_licence.h"
#include "ledger/law/pledge.h"
#include "ledger/law/transfer.h"

namespace connectors::views {
namespace {

namespace law = ledger::law;
using law::Row;
using law::Text;
using ledger::Language;

template <typename Rules>
void append(Act& act, const Rules& rules) {
  for (const auto& rule : rules) act.rows.push_back(rule.row);
}

void put_in_order(Act& act, ledger::Date on) {
  std::erase_if(act.rows, [&](const Row& row) { return !row.in_force.contains(on); });
  std::ranges::stable_sort(act.rows, {}, &Row::number);
  const auto is_same = [](const Row& one, const Row& other) { return one.number == other.number; };
  act.rows.erase(std::unique(act.rows.begin(), act.rows.end(), is_same), act.rows.end());
}

Text weight_text(law::Weight weight) {
  switch (weight) {
    case law::Weight::kRefuses:
      return {"不予登记", "refuses"};
    case law::Weight::kWaivable:
      return {"当事人声明后可以登记", "waivable: the parties may acknowledge it"};
    case law::Weight::kWarns:
      break;
  }
  return {"提示，不影响登记", "warns, and refuses nothing"};
}

// What the row means where the office, a court or a registry states the fact.
Text on_fact_text(const Row& row) {
  if (row.code == ledger::Code::kA01) return {"同样不予登记", "refuses them alike"};
  if (row.weight == law::Weight::kWarns) return {"提示", "warns alike"};
  if (row.on_fact == law::OnFact::kIsSilent) {
    return {"不适用：由机关自行审查", "not asked: the office has judged it itself"};
  }
  return {"照录，并立为不一致", "recorded, and opened as a discrepancy"};
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

std::vector<Act> acts_on(ledger::Date on) {
  const auto general = law::general_rows();
  std::vector<Act> acts{{{"通则", "General"}, {general.begin(), general.end()}},
                        {{"转让登记", "Transfer"}, {}},
                        {{"许可备案", "Licence"}, {}},
                        {{"质押登记", "Pledge"}, {}},
                        {{"开放许可", "Open licence"}, {}}};
  append(acts[1], law::transfer_rules());
  append(acts[2], law::licence_rules());
  append(acts[3], law::pledge_rules());
  append(acts[4], law::open_licence_rules());
  append(acts[4], law::open_licence_acceptance_rules());
  append(acts[4], law::open_licence_withdrawal_rules());
  append(acts[4], law::open_licence_announcement_rules());
  for (Act& act : acts) put_in_order(act, on);
  return acts;
}

std::string_view LawPage::say(const Text& text) const { return ledger::pick(text, language_); }

void LawPage::heading(std::string_view marks, std::string_view text) {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
  text_ += std::string(marks) + " " + std::string(text) + "\n\n";
}

void LawPage::item(const Text& name, std::string_view value) {
  if (value.empty()) return;
  text_ += "- " + std::string(say(name)) + (language_ == Language::kZh ? "：" : ": ");
  text_ += std::string(value) + "\n";
}

void LawPage::paragraph(std::string_view text) { text_ += std::string(text) + "\n"; }

void LawPage::row(std::string_view marks, const Row& row) {
  heading(marks, code_text(row.code) + " " + std::string(say(row.title)));
  item({"依据", "Article"}, say(row.article));
  item({"内容", "Asks"}, say(row.detail));
  item({"补救", "Cure"}, say(row.cure));
  item({"施行", "In force"}, period_text(row.in_force, language_));
  item({"效力", "Weight"}, say(weight_text(row.weight)));
  item({"机关所述事实", "Facts of the office"}, say(on_fact_text(row)));
}

}  // namespace connectors::views
