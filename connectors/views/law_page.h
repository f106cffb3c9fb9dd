#pragma once

// The parts that texts of the law are made of: the acts with their rows on a day, and a page of
// Markdown that prints them.
//
// Internal to law_text().

#include <string>
#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/service/receipt.h"

namespace connectors::views {

struct Act {
  ledger::law::Text title;
  std::vector<ledger::law::Row> rows;  // Each once, in order of code.
};

// Every act, with the rows in force on that day of filing.
std::vector<Act> acts_on(ledger::Date on);

class LawPage {
 public:
  explicit LawPage(ledger::Language language) : language_(language) {}

  std::string_view say(const ledger::law::Text& text) const;
  void heading(std::string_view marks, std::string_view text);
  void paragraph(std::string_view text);
  void row(std::string_view marks, const ledger::law::Row& row);
  std::string take() && { return std::move(text_); }

 private:
  void item(const ledger::law::Text& name, std::string_view value);

  ledger::Language language_;
  std::string text_;
};

}  // namespace connectors::views
