#pragma once

// A table as text for a terminal: titles in one language, columns aligned by display width, numbers
// aligned right with grouped digits.

#include <string>
#include <string_view>

#include "connectors/terminal/style.h"
#include "ledger/base/bilingual.h"
#include "projections/statistics/table.h"

namespace connectors::terminal {

struct TextOptions {
  bool groups_digits = true;
  Style style;  // Of the head.
};

// Lines end in LF, without trailing blanks. A table without rows has a line that states so.
std::string to_text(const projections::statistics::Table& table, ledger::Language language,
                    const TextOptions& options = {});

// "-1234567.00" -> "-1,234,567.00". A text that is not a plain number is returned by visible().
std::string group_digits(std::string_view number);

// Digits with an optional minus sign and an optional fraction.
bool is_plain_number(std::string_view text);

}  // namespace connectors::terminal
