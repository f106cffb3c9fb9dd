#pragma once

// TOML files, read so that each complaint names file and line, and no value: one may be a secret.
// Only those who read a file of their own include this; it is what makes them know toml++.

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/result.h"

namespace patledger {

struct TomlFile {
  std::string path;  // For complaints.
  toml::table root;
};

// kInvalid where it cannot be read or is not TOML.
ledger::Result<TomlFile> read_toml(const std::string& path);
ledger::Result<TomlFile> parse_toml(std::string_view text, const std::string& path);

// "patledger.toml:3: kafka.brokers: a text is wanted".
ledger::Error complaint(const TomlFile& file, const toml::source_region& where,
                        const std::string& what);

// kInvalid for a key of `table` that is none of these; `name` is the table's own, or empty.
ledger::Status check_keys(const TomlFile& file, const toml::table& table, std::string_view name,
                          std::initializer_list<std::string_view> known);

// A text, a whole number or a boolean, as text; nothing for all else.
std::optional<std::string> scalar_text(const toml::node& node);

}  // namespace patledger
