#include "deploy/patledger/config/toml.h"

#include <algorithm>

#include "ledger/os/file.h"

namespace patledger {

using ledger::Error;
using ledger::ErrorCode;

ledger::Error error_at(const TomlFile& file, const toml::source_region& where,
                       const std::string& what) {
  return {ErrorCode::kInvalid, file.path + ":" + std::to_string(where.begin.line) + ": " + what};
}

ledger::Result<TomlFile> read_toml(const std::string& path) {
  const auto bytes = ledger::os::read_file(path);
  if (!bytes) return Error{ErrorCode::kInvalid, bytes.error().context};
  if (!*bytes) return Error{ErrorCode::kInvalid, path + ": no such file"};
  return parse_toml({reinterpret_cast<const char*>((*bytes)->data()), (*bytes)->size()}, path);
}

ledger::Result<TomlFile> parse_toml(std::string_view text, const std::string& path) {
  TomlFile file{path, {}};
  try {
    file.root = toml::parse(text);
  } catch (const toml::parse_error& error) {
    // The library's message repeats the text, which may be a secret without its quotes.
    return error_at(file, error.source(),
                    "not TOML; check that strings are in quotes and that no key is repeated");
  }
  return file;
}

ledger::Status check_keys(const TomlFile& file, const toml::table& table, std::string_view name,
                          std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : table) {
    if (std::ranges::find(known, key.str()) != known.end()) continue;
    const std::string prefix = name.empty() ? "" : std::string(name) + ".";
    return error_at(file, key.source(), prefix + std::string(key.str()) + ": unknown key");
  }
  return ledger::Done{};
}

std::optional<std::string> scalar_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return std::nullopt;
}

}  // namespace patledger
