#include "connectors/xlsx/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <utility>

#include "connectors/xlsx/text.h"
#include "ledger/base/assert.h"

namespace connectors::xlsx {
namespace {

constexpr std::size_t kWidthMax = 60;
constexpr std::size_t kMargin = 2;  // Space beside the text and for the filter button.

constexpr ledger::Fen128 kExactBelow = 1'000'000'000'000'000;  // Fifteen digits.
constexpr int kDecimalsMax = 15;

constexpr std::int64_t kLastSecond = 253'402'300'799;  // 9999-12-31T23:59:59Z.
constexpr lxw_color_t kHeaderColour = 0xDDE6F0;

// The library takes 0 for "now".
std::int64_t created_s(ledger::Instant created) {
  return std::clamp<std::int64_t>(created.ms / 1000, 1, kLastSecond);
}

bool is_exact(ledger::Fen128 number, int decimals) {
  return decimals >= 0 && decimals <= kDecimalsMax && number > -kExactBelow && number < kExactBelow;
}

// Both operands are exact, so the quotient is the double nearest to the decimal.
double nearest(ledger::Fen128 number, int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return static_cast<double>(number) / scale;
}

void style(lxw_format* format, Look look) {
  switch (look) {
    case Look::kPlain:
      break;
    case Look::kTitle:
      format_set_bold(format);
      format_set_font_size(format, 14);
      break;
    case Look::kHeader:
      format_set_bold(format);
      format_set_align(format, LXW_ALIGN_CENTER);
      format_set_bg_color(format, kHeaderColour);
      break;
    case Look::kSuppressed:
    case Look::kExact:
      format_set_align(format, LXW_ALIGN_RIGHT);
      break;
  }
}

}  // namespace

void Sheet::text(CellPlace place, std::string_view text, Look look, bool is_measured) {
  if (text.empty() && look == Look::kPlain) return;
  const std::string safe = cell_text(text);
  if (is_measured) measure(place, width_of(safe));
  workbook_.note(worksheet_write_string(sheet_, place.row, place.column, safe.c_str(),
                                        workbook_.format(look)));
}

void Sheet::number(CellPlace place, ledger::Fen128 number, int decimals) {
  const std::string digits = ledger::fixed_text(number, decimals);
  if (!is_exact(number, decimals)) {
    text(place, digits, Look::kExact);
    return;
  }
  measure(place, digits.size() + digits.size() / 3);  // With thousands separators.
  workbook_.note(worksheet_write_number(sheet_, place.row, place.column, nearest(number, decimals),
                                        workbook_.number_format(decimals)));
}

void Sheet::freeze(CellPlace place) { worksheet_freeze_panes(sheet_, place.row, place.column); }

void Sheet::filter(CellPlace from, CellPlace until) {
  workbook_.note(worksheet_autofilter(sheet_, from.row, from.column, until.row, until.column));
}

void Sheet::measure(CellPlace place, std::size_t width) {
  if (widths_.size() <= place.column) widths_.resize(place.column + std::size_t{1});
  widths_[place.column] = std::max(widths_[place.column], std::min(width, kWidthMax));
}

void Sheet::set_widths() {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    workbook_.note(worksheet_set_column(sheet_, column, column,
                                        static_cast<double>(widths_[i] + kMargin), nullptr));
  }
}

Workbook::Workbook(std::string path, std::string folder, std::string_view title,
                   ledger::Instant created)
    : path_(std::move(path)), folder_(std::move(folder)), book_(nullptr) {
  lxw_workbook_options options{};
  options.tmpdir = folder_.data();
  book_ = workbook_new_opt(path_.c_str(), &options);
  LEDGER_ASSERT(book_ != nullptr);  // Fails only without memory; files are written by save().
  std::string safe = cell_text(title);
  lxw_doc_properties properties{};
  properties.title = safe.data();
  properties.created = created_s(created);
  note(workbook_set_properties(book_, &properties));
  for (std::size_t i = 0; i < kLooks; ++i) {
    looks_.push_back(workbook_add_format(book_));
    style(looks_.back(), static_cast<Look>(i));
  }
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

Sheet Workbook::add_sheet(std::string_view name) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_, sheet_name(name).c_str());
  if (sheet == nullptr) {
    note(LXW_ERROR_SHEETNAME_ALREADY_USED);
    sheet = workbook_add_worksheet(book_, nullptr);  // Continues with a default name; save() fails.
  }
  LEDGER_ASSERT(sheet != nullptr);
  return {*this, sheet};
}

ledger::Status Workbook::save() {
  // workbook_close() frees the workbook, even if it fails.
  if (failure_ == 0) note(workbook_close(std::exchange(book_, nullptr)));
  if (failure_ == 0) return ledger::Done{};
  return ledger::Error{ledger::ErrorCode::kUnavailable,
                       "write " + path_ + ": " + lxw_strerror(static_cast<lxw_error>(failure_))};
}

void Workbook::note(int failure) {
  if (failure_ == 0) failure_ = failure;
}

lxw_format* Workbook::format(Look look) { return looks_[static_cast<std::size_t>(look)]; }

lxw_format* Workbook::number_format(int decimals) {
  lxw_format*& format = numbers_[decimals];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  const std::string fraction(static_cast<std::size_t>(decimals), '0');
  format_set_num_format(format, (decimals == 0 ? "#,##0" : "#,##0." + fraction).c_str());
  return format;
}

}  // namespace connectors::xlsx
