#pragma once

// JsonWriter writes one JSON text of anything that is not a model type: tables, messages, reports.
// (Model types have field tables: writer.h.) It inserts commas and colons; the caller balances the
// brackets.

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/text.h"

namespace ledger::codec {

enum class JsonSpacing : bool { kCompact, kSpaced };  // {"a":1,"b":2} or {"a": 1, "b": 2}.

template <typename T>
concept JsonInteger = std::integral<T> && !std::same_as<T, bool>;

class JsonWriter {
 public:
  explicit JsonWriter(JsonSpacing spacing = JsonSpacing::kCompact)
      : is_spaced_(spacing == JsonSpacing::kSpaced) {}

  void open(char bracket) { begin(bracket, true); }
  void close(char bracket) {
    is_first_ = true;  // No comma before it.
    begin(bracket, false);
  }

  void name(std::string_view name) {
    append_quoted(begin(), name);
    json_ += is_spaced_ ? ": " : ":";
    is_first_ = true;
  }
  void text(std::string_view text) { append_quoted(begin(), text); }
  void literal(std::string_view token) { begin() += token; }  // A number, true, null, or JSON.
  void number(JsonInteger auto value) { literal(std::to_string(value)); }

  void member(std::string_view name_of, std::string_view text_of) {
    name(name_of);
    text(text_of);
  }
  void member(std::string_view name_of, JsonInteger auto number_of) {
    name(name_of);
    number(number_of);
  }

  // The next token begins on a new line, indented by that many blanks.
  void line(std::size_t indent = 0) { line_.assign(1, '\n').append(indent, ' '); }

  std::string finish() && { return escape_invisible(std::move(json_)); }

 private:
  std::string& begin() {
    if (!is_first_) json_ += is_spaced_ && line_.empty() ? ", " : ",";
    json_ += line_;
    line_.clear();
    is_first_ = false;
    return json_;
  }
  void begin(char bracket, bool is_first) {
    begin() += bracket;
    is_first_ = is_first;
  }

  std::string json_;
  std::string line_;      // From line(), until the next token.
  bool is_first_ = true;  // In its brackets, or after a name: no comma before it.
  bool is_spaced_;
};

}  // namespace ledger::codec
