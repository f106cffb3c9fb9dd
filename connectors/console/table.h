#pragma once

// A table for people: titles in their language, columns aligned by what they see, numbers to the
// right with their thousands apart.

#include <string>
#include <string_view>

#include "connectors/console/style.h"
#include "ledger/service/receipt.h"
#include "projections/table.h"

namespace connectors::console {

struct TextOptions {
  bool groups_digits = true;
  Style style;  // Paints the head.
};

// Lines that end in LF, without blanks at their ends. A table without rows says so.
std::string to_text(const projections::Table& table, ledger::Language language,
                    const TextOptions& options = {});

// "-1234567.00" as "-1,234,567.00". What is no plain number stays as it is.
std::string group_digits(std::string_view number);

// Digits with an optional sign before and an optional fraction after them.
bool is_plain_number(std::string_view text);

}  // namespace connectors::console
