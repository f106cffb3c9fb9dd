#pragma once

// Parts of a page for a terminal: names with their values, tables under headings, words of one
// language. Everything is aligned by display width and made safe to show.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connectors/console/style.h"
#include "ledger/service/receipt.h"
#include "projections/rights_words.h"

namespace connectors::views {

inline std::string_view pick(const projections::Words& words, ledger::Language language) {
  return language == ledger::Language::kZh ? words.zh : words.en;
}

// A page in the making.
class Page {
 public:
  Page(ledger::Language language, const console::Style& style)
      : language_(language), style_(style) {}

  std::string_view word(std::string_view zh, std::string_view en) const {
    return language_ == ledger::Language::kZh ? zh : en;
  }
  std::string word(const projections::Words& words) const {
    return std::string(pick(words, language_));
  }
  ledger::Language language() const { return language_; }

  void heading(std::string_view text);  // Bold, after an empty line where it is not the first.
  void line(std::string_view text);
  // "name   value", the values under each other; pairs without a value are left out.
  void pairs(const std::vector<std::pair<std::string_view, std::string>>& pairs,
             std::string_view indent = "");
  // All columns are text; `none` is said of a table without rows.
  void table(const std::vector<std::string_view>& columns,
             std::vector<std::vector<std::string>> rows, std::string_view none);

  std::string take() && { return std::move(text_); }

 private:
  ledger::Language language_;
  console::Style style_;
  std::string text_;
};

// "海河示例银行 (91120101MA9900079B)", or the id alone where the party has no name.
std::string party_text(const ledger::PartyId& party, std::string_view name);

// "8,000,000.00 CNY"
std::string money_text(ledger::Amount amount, const ledger::Currency& currency);

// What stands on a patent, as a table.
void encumbrance_table(Page& page, const std::vector<projections::Encumbrance>& encumbrances);

// A day by which something is due, with the days that are left to it; negative: it has passed.
std::string deadline_text(const Page& page, ledger::Date day, std::int64_t days_left);

}  // namespace connectors::views
