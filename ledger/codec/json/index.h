#pragma once

// JsonIndex finds the tokens of a JSON text, by the first stage of simdjson. That stage also checks
// that the text is UTF-8 and that strings end and have no control characters. The grammar is
// checked by reader.h: simdjson's own readers do not check skipped values, duplicate keys or a
// maximum depth.

#include <cstdint>
#include <memory>
#include <string_view>

namespace ledger::codec {

class JsonIndex {
 public:
  JsonIndex();
  ~JsonIndex();
  JsonIndex(const JsonIndex&) = delete;
  JsonIndex& operator=(const JsonIndex&) = delete;

  // Indexes a copy of `text`. Returns null, or what is wrong with it.
  const char* build(std::string_view text);

  // Valid until the next build(). A token begins at each place; after the last is the text's end.
  const char* text() const { return text_; }
  const std::uint32_t* places() const { return places_; }
  std::size_t count() const { return count_; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  const char* text_ = nullptr;
  const std::uint32_t* places_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace ledger::codec
