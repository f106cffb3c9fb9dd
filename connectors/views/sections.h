#pragma once

// Page builds a text for a terminal, in one language: headings, names with values, tables. Columns
// are aligned by display width, and every value is made safe for a terminal.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connectors/terminal/style.h"
#include "ledger/base/bilingual.h"
#include "projections/rights/words.h"

namespace connectors::views {

class Page {
 public:
  Page(ledger::Language language, const terminal::Style& style)
      : language_(language), style_(style) {}

  std::string_view word(std::string_view zh, std::string_view en) const {
    return language_ == ledger::Language::kZh ? zh : en;
  }
  std::string word(const ledger::Bilingual& words) const {
    return std::string(pick(words, language_));
  }
  ledger::Language language() const { return language_; }

  void heading(std::string_view text);  // Bold, after an empty line unless it is the first line.
  void line(std::string_view text);
  // "name   value", with aligned values; pairs without a value are omitted.
  void pairs(const std::vector<std::pair<std::string_view, std::string>>& pairs,
             std::string_view indent = "");
  // All columns are text; `none` replaces a table without rows.
  void table(const std::vector<std::string_view>& columns,
             std::vector<std::vector<std::string>> rows, std::string_view none);

  std::string take() && { return std::move(text_); }

 private:
  ledger::Language language_;
  terminal::Style style_;
  std::string text_;
};

// "海河示例银行 (91120101MA9900079B)", or the id alone if the party has no name.
std::string party_text(const ledger::PartyId& party, std::string_view name);

// The encumbrances of a patent, as a table.
void encumbrance_table(Page& page,
                       const std::vector<projections::rights::Encumbrance>& encumbrances);

// The facts of the office that wait for a name, under a heading; nothing if there is none.
void waiting_table(Page& page, const std::vector<projections::rights::WaitingFact>& waiting);

// "2039-03-11 (5138 days left)"; for negative `days_left` "2039-03-11 (passed)".
std::string deadline_text(const Page& page, ledger::Date day, std::int64_t days_left);

}  // namespace connectors::views
