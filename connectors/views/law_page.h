#pragma once

// The parts of the printed law: the acts with their rules on a day, and a page of Markdown.
//
// Internal to law_text().

#include <string>
#include <string_view>
#include <vector>

#include "ledger/law/catalogue/catalogue.h"

namespace connectors::views {

// Every act, with the versions of its rules that are in force on that day of filing.
std::vector<ledger::law::Act> acts_on(ledger::Date on);

class LawPage {
 public:
  explicit LawPage(ledger::Language language) : language_(language) {}

  std::string_view word(const ledger::Bilingual& text) const;
  void heading(std::string_view marks, std::string_view text);
  void paragraph(std::string_view text);
  void rule(std::string_view marks, const ledger::law::RuleVersion& rule);
  std::string take() && { return std::move(text_); }

 private:
  void item(const ledger::Bilingual& name, std::string_view value);
  // How one type uses the rule; `type` is empty if it is the only one.
  void use(const ledger::law::RuleUse& use, std::string_view type);
  std::string list(const std::vector<std::string_view>& names) const;

  ledger::Language language_;
  std::string text_;
};

}  // namespace connectors::views
