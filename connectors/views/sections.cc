#include "connectors/views/sections.h"

#include <algorithm>

#include "connectors/terminal/table.h"
#include "connectors/terminal/width.h"

namespace connectors::views {
namespace {

using projections::rights::Encumbrance;
using projections::rights::EncumbranceKind;
using projections::rights::words_of;
using terminal::Colour;
using terminal::display_width;
using terminal::pad_right;
using terminal::visible;

void append(std::string& list, std::string_view between, std::string_view item) {
  if (item.empty()) return;
  if (!list.empty()) list += between;
  list += item;
}

std::string holders_text(const Encumbrance& one) {
  std::string text;
  for (const projections::rights::Named& holder : one.holders) {
    append(text, ", ", holder.name.empty() ? holder.party.view() : std::string_view(holder.name));
  }
  return text;
}

// "8,000,000.00 CNY"
std::string money_text(ledger::Amount amount, const ledger::Currency& currency) {
  std::string text = terminal::group_digits(amount.text());
  append(text, " ", currency.code.view());
  return text;
}

// An amount as stated, with the stated exchange into yuan.
std::string stated_text(ledger::Amount amount, const ledger::Currency& currency,
                        const std::optional<ledger::Exchange>& exchange) {
  std::string text = money_text(amount, currency);
  if (exchange) text += " (" + projections::rights::exchange_text(currency, *exchange) + ")";
  return text;
}

std::string claim_text(const Page& page, const Encumbrance& one) {
  std::string text(page.word("第 ", "rank "));
  text += std::to_string(one.rank);
  text += page.word(" 顺位", "");
  if (!one.claim) {
    append(text, page.word("，", ", "), page.word("债权未公布", "claim not published"));
    return text;
  }
  const ledger::Claim& claim = *one.claim;
  append(text, page.word("，", ", "), page.word(words_of(claim.kind)));
  append(text, " ", stated_text(claim.amount, claim.currency, claim.exchange));
  append(text, page.word("，", ", "), page.word("履行期至 ", "due "));
  text += claim.until.text();
  if (one.is_in_default) append(text, page.word("，", ", "), page.word("已违约", "in default"));
  return text;
}

std::string licence_text(const Page& page, const Encumbrance& one) {
  std::string text = page.word(words_of(one.licence_kind));
  if (one.is_under_open_licence)
    append(text, page.word("，", ", "), page.word("开放许可", "open licence"));
  for (const std::string& entry : one.territory) append(text, page.word("，", ", "), entry);
  return text;
}

std::string fee_text(const Page& page, const ledger::Fee& fee) {
  std::string text = page.word(words_of(fee.form));
  if (fee.amount) {
    const ledger::Currency currency = fee.currency.value_or(ledger::Currency{});
    append(text, " ", stated_text(*fee.amount, currency, fee.exchange));
  }
  if (!fee.per.empty()) text += page.word(" / 被许可人·年", " per licensee-year");
  return text;
}

std::string terms_text(const Page& page, const Encumbrance& one) {
  switch (one.kind) {
    case EncumbranceKind::kPledge:
      return claim_text(page, one);
    case EncumbranceKind::kLicence:
      return licence_text(page, one);
    case EncumbranceKind::kOpenLicence:
      return one.fee ? fee_text(page, *one.fee) : std::string();
    case EncumbranceKind::kHold:
      return std::string(page.word("为", "for ")) + page.word(words_of(one.purpose));
    case EncumbranceKind::kSuspension:
    case EncumbranceKind::kPreservation:
      break;
  }
  return {};
}

std::string content_text(const Page& page, const Encumbrance& one) {
  std::string text = terms_text(page, one);
  const std::string_view between = page.word("，", ", ");
  if (one.is_unannounced) {
    append(text, between, page.word("已声明，待公告", "declared, not announced yet"));
  } else if (one.is_future) {
    append(text, between, page.word("尚未开始", "not begun yet"));
  }
  return text;
}

}  // namespace

void Page::heading(std::string_view text) {
  if (!text_.empty()) text_.push_back('\n');
  text_ += style_.paint(Colour::kBold, visible(text));
  text_.push_back('\n');
}

void Page::line(std::string_view text) {
  text_ += visible(text);
  text_.push_back('\n');
}

void Page::pairs(const std::vector<std::pair<std::string_view, std::string>>& pairs,
                 std::string_view indent) {
  std::size_t width = 0;
  for (const auto& [name, value] : pairs) {
    if (!value.empty()) width = std::max(width, display_width(name));
  }
  for (const auto& [name, value] : pairs) {
    if (value.empty()) continue;
    text_ += indent;
    text_ += style_.paint(Colour::kDim, pad_right(name, width));
    text_ += "  " + visible(value) + "\n";
  }
}

void Page::table(const std::vector<std::string_view>& columns,
                 std::vector<std::vector<std::string>> rows, std::string_view none) {
  if (rows.empty()) return line(none);
  projections::statistics::Table table;
  for (const std::string_view column : columns) table.columns.push_back({std::string(column)});
  table.rows = std::move(rows);
  text_ += terminal::to_text(table, language_, {.groups_digits = false, .style = style_});
}

std::string party_text(const ledger::PartyId& party, std::string_view name) {
  if (name.empty()) return std::string(party.view());
  return std::string(name) + " (" + std::string(party.view()) + ")";
}

void encumbrance_table(Page& page, const std::vector<Encumbrance>& encumbrances) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(encumbrances.size());
  for (const Encumbrance& one : encumbrances) {
    rows.push_back({page.word(words_of(one.kind)), one.id, holders_text(one), one.from.text(),
                    one.until ? one.until->text() : std::string(), content_text(page, one),
                    one.event.text()});
  }
  page.table({page.word("种类", "Kind"), page.word("编号", "Number"),
              page.word("权利人", "Holders"), page.word("起", "From"), page.word("止", "Until"),
              page.word("内容", "Content"), page.word("事件", "Event")},
             std::move(rows), page.word("无", "none"));
}

void waiting_table(Page& page, const std::vector<projections::rights::WaitingFact>& waiting) {
  if (waiting.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const projections::rights::WaitingFact& one : waiting) {
    std::string names;
    for (const std::string& name : one.names) names += (names.empty() ? "" : "; ") + name;
    rows.push_back({one.day.text(), std::move(names), one.event.text()});
  }
  page.heading(page.word("主管机关的下列事实尚待名称对应，对应后可能改变以上内容",
                         "Facts of the office that wait for a name, and may change what is above"));
  page.table({page.word("日期", "Day"), page.word("公告的名称", "Published names"),
              page.word("事件", "Event")},
             std::move(rows), page.word("无", "none"));
}

std::string deadline_text(const Page& page, ledger::Date day, std::int64_t days_left) {
  if (days_left < 0) return day.text() + std::string(page.word("（已届满）", " (passed)"));
  return day.text() + std::string(page.word("（剩余 ", " (")) + std::to_string(days_left) +
         std::string(page.word(" 天）", days_left == 1 ? " day left)" : " days left)"));
}

}  // namespace connectors::views
