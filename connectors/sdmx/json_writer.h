#pragma once

// JsonWriter writes one JSON document, compact. Commas come by themselves; brackets are the
// caller's. Internal to the writers.

#include <string>
#include <string_view>
#include <utility>

#include "ledger/codec/json_text.h"

namespace connectors::sdmx {

class JsonWriter {
 public:
  void open(char bracket) { begin() += bracket; }
  void close(char bracket) { json_ += bracket; }

  void name(std::string_view name) {
    ledger::codec::append_quoted(begin(), name);
    json_ += ':';
  }
  void text(std::string_view text) { ledger::codec::append_quoted(begin(), text); }
  void literal(std::string_view token) { begin() += token; }  // A number, true, false or null.

  void member(std::string_view name_of, std::string_view text_of) {
    name(name_of);
    text(text_of);
  }

  std::string finish() && { return std::move(json_); }

 private:
  // A string ends in quotes, so that its last character is none of these.
  std::string& begin() {
    constexpr std::string_view kOpeners = "{[:";
    const bool is_first = json_.empty() || kOpeners.find(json_.back()) != std::string_view::npos;
    if (!is_first) json_ += ',';
    return json_;
  }

  std::string json_;
};

}  // namespace connectors::sdmx
