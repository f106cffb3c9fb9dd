#pragma once

// TOML files. Errors name the file and the line, and no value, which may be a secret. Only the
// readers of such files include this header, as it includes toml++.

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/result.h"

namespace patledger {

struct TomlFile {
  std::string path;  // For errors.
  toml::table root;
};

// kInvalid if it cannot be read or is not TOML.
ledger::Result<TomlFile> read_toml(const std::string& path);
ledger::Result<TomlFile> parse_toml(std::string_view text, const std::string& path);

// kInvalid: "patledger.toml:3: kafka.brokers: must be a string".
ledger::Error error_at(const TomlFile& file, const toml::source_region& where,
                       const std::string& what);

// kInvalid if `table` has a key that is not one of `known`; `name` is the table's, or empty.
ledger::Status check_keys(const TomlFile& file, const toml::table& table, std::string_view name,
                          std::initializer_list<std::string_view> known);

// A string, a whole number or a boolean, as text; nothing for anything else.
std::optional<std::string> scalar_text(const toml::node& node);

}  // namespace patledger
