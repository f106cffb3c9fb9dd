#pragma once

// JsonIndex finds the tokens of a JSON text: the first stage of simdjson, which also checks that
// the text is UTF-8, that strings end, and that no control character is in them. Which tokens may
// follow one another is the reader's question (json_reader.h): simdjson's own readers leave what
// is skipped unread, and know neither duplicate keys nor a bound of depth.

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

  // Takes a copy of `text`. Null, or what is wrong with it.
  const char* build(std::string_view text);

  // Valid until the next build(). A token begins at each place; the last place is the text's end.
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
