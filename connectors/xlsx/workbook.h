#pragma once

// Workbook and Sheet: the part of libxlsxwriter that a release needs. No cell is a formula.
//
// A spreadsheet stores numbers as binary floating point with fifteen exact digits. A decimal with
// more digits is written as a right-aligned text, exact.
//
// save() returns the first failed write: two sheets with one name, a row or column beyond the
// limits of a sheet, a full disk. Not thread-safe, even for two workbooks: the library uses gmtime.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/base/result.h"
#include "ledger/model/values/money.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace connectors::xlsx {

constexpr std::uint32_t kSheetRowsMax = 1'048'576;
constexpr std::string_view kSuppressedSign = "…";

enum class Look : std::uint8_t { kPlain, kTitle, kHeader, kSuppressed, kExact };
constexpr std::size_t kLooks = 5;

struct CellPlace {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

class Workbook;

// One sheet; its workbook outlives it. Rows and columns count from 0.
class Sheet {
 public:
  // If `is_measured`, set_widths() makes the column as wide as the text, at most kWidthMax.
  void text(CellPlace place, std::string_view text, Look look = Look::kPlain,
            bool is_measured = true);
  // `number` has `decimals` digits after the point.
  void number(CellPlace place, ledger::Fen128 number, int decimals);
  void suppressed(CellPlace place) { text(place, kSuppressedSign, Look::kSuppressed); }

  // Freezes the rows above and the columns left of `place`.
  void freeze(CellPlace place);
  void filter(CellPlace from, CellPlace until);
  // Called after the last cell.
  void set_widths();

 private:
  friend class Workbook;
  Sheet(Workbook& workbook, lxw_worksheet* sheet) : workbook_(workbook), sheet_(sheet) {}
  void measure(CellPlace place, std::size_t width);

  Workbook& workbook_;
  lxw_worksheet* sheet_;
  std::vector<std::size_t> widths_;
};

class Workbook {
 public:
  // save() writes the workbook to `path`, through temporary files in `folder`. `created` is the
  // only time in it, in seconds, clamped to the years 1970 to 9999.
  Workbook(std::string path, std::string folder, std::string_view title, ledger::Instant created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  Sheet add_sheet(std::string_view name);
  ledger::Status save();  // Once, as the last call.

 private:
  friend class Sheet;
  void note(int failure);  // An lxw_error.
  lxw_format* format(Look look);
  lxw_format* number_format(int decimals);

  std::string path_;
  std::string folder_;
  lxw_workbook* book_;
  std::vector<lxw_format*> looks_;
  std::map<int, lxw_format*> numbers_;  // By decimals.
  int failure_ = 0;                     // The first one.
};

}  // namespace connectors::xlsx
