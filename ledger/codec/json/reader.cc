#include "ledger/codec/json/reader.h"

#include <charconv>

#include "ledger/base/assert.h"
#include "ledger/base/characters.h"
#include "ledger/base/limits.h"
#include "ledger/codec/json/text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_literal(std::string_view token) {
  return token == "true" || token == "false" || token == "null";
}

template <typename T>
bool parse_integer(std::string_view token, T& value) {
  if (!is_json_number(token)) return false;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  return error == std::errc{} && end == token.data() + token.size();
}

}  // namespace

void JsonReader::open(std::string_view text) {
  at_ = 0;
  depth_ = 0;
  count_ = 0;
  has_failed_ = false;
  unescaped_.clear();
  if (const char* wrong = index_.build(text)) return fail(Code::kF01, wrong);
  text_ = index_.text();
  places_ = index_.places();
  count_ = index_.count();
  has_escapes_ = text.find('\\') != std::string_view::npos;
  if (has_escapes_) unescaped_.reserve(2 * text.size());  // A key may be read twice: go_to().
}

void JsonReader::close() {
  if (!has_failed_ && at_ != count_) fail_syntax("the end of the text");
}

void JsonReader::go_to(std::size_t place) {
  if (has_failed_) return;
  at_ = place;
  depth_ = 1;
}

// The bytes of the next token, which is a string or a scalar.
std::string_view JsonReader::token() const {
  const char* begin = text_ + places_[at_];
  const char* end = text_ + places_[at_ + 1];
  while (end > begin && is_blank(end[-1])) --end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

void JsonReader::fail(Code code, std::string detail) {
  if (has_failed_) return;
  faults_->add(code, std::move(detail));
  stop();
}

void JsonReader::stop() {
  has_failed_ = true;
  at_ = count_ = 0;
}

void JsonReader::fail_syntax(const char* expected) {
  if (has_failed_) return;
  const std::string found = at_ < count_ ? " at byte " + std::to_string(places_[at_])
                                         : std::string(", but the text ends");
  fail(Code::kF01, std::string("expected ") + expected + found);
}

bool JsonReader::take(char c) {
  if (peek() != c) return false;
  ++at_;
  return true;
}

bool JsonReader::deepen() {
  if (depth_ == kJsonDepthMax) {
    fail(Code::kF08, "nested deeper than " + std::to_string(kJsonDepthMax) + " levels");
    return false;
  }
  ++depth_;
  ++at_;
  return true;
}

bool JsonReader::take_string(std::string_view& text) {
  const std::string_view whole = token();
  ++at_;
  text = whole.substr(1, whole.size() - 2);
  if (!has_escapes_ || text.find('\\') == std::string_view::npos) return true;
  const std::size_t begin = unescaped_.size();
  LEDGER_ASSERT(begin + text.size() <= unescaped_.capacity());
  if (const char* wrong = append_unescaped(unescaped_, text)) {
    faults_->add(Code::kF01, wrong);
    return false;
  }
  text = std::string_view(unescaped_).substr(begin);
  return true;
}

bool JsonReader::take_key(std::string_view& key) {
  if (peek() != '"') {
    fail_syntax("a key");
    return false;
  }
  if (!take_string(key)) {
    stop();
    return false;
  }
  if (take(':')) return true;
  fail_syntax("a colon");
  return false;
}

bool JsonReader::enter_object(std::string_view& key) {
  if (peek() != '{') {
    fail_syntax("an object");
    return false;
  }
  if (!deepen()) return false;
  if (!take('}')) return take_key(key);
  --depth_;
  return false;
}

bool JsonReader::next_key(std::string_view& key) {
  if (has_failed_) return false;
  if (take(',')) return take_key(key);
  if (take('}')) {
    --depth_;
  } else {
    fail_syntax("a comma or a closing brace");
  }
  return false;
}

bool JsonReader::enter_array() {
  if (peek() != '[') {
    fail_syntax("an array");
    return false;
  }
  if (!deepen()) return false;
  if (!take(']')) return true;
  --depth_;
  return false;
}

bool JsonReader::next_item() {
  if (has_failed_) return false;
  if (take(',')) return true;
  if (take(']')) {
    --depth_;
  } else {
    fail_syntax("a comma or a closing bracket");
  }
  return false;
}

bool JsonReader::take_text(std::string_view& text, Code code, const char* must) {
  if (peek() == '"') return take_string(text);
  refuse(code, must);
  return false;
}

bool JsonReader::take_bool(bool& value) {
  const char first = peek();
  if (first != 't' && first != 'f') {
    refuse(Code::kF01, "must be true or false");
    return false;
  }
  std::string_view scalar;
  take_scalar(scalar);
  value = first == 't';
  return !has_failed_;
}

bool JsonReader::take_integer(std::int64_t& value) {
  const char first = peek();
  if ((first == '-' || is_digit(first)) && parse_integer(token(), value)) {
    ++at_;
    return true;
  }
  refuse(Code::kF01, "must be a 64-bit integer");
  return false;
}

bool JsonReader::take_integer(std::uint64_t& value) {
  const char first = peek();
  if (is_digit(first) && parse_integer(token(), value)) {
    ++at_;
    return true;
  }
  std::string_view text;
  if (!take_text(text, Code::kF01, "must be a non-negative integer")) return false;
  if (parse_integer(text, value)) return true;
  faults_->add(Code::kF01, "must be a non-negative integer");
  return false;
}

void JsonReader::take_scalar(std::string_view& scalar) {
  if (at_ >= count_) return fail_syntax("a value");
  scalar = token();
  if (!is_literal(scalar) && !is_json_number(scalar)) return fail_syntax("a value");
  ++at_;
}

void JsonReader::refuse(Code code, std::string detail) {
  if (has_failed_) return;
  const char first = peek();
  if (first == '{' || first == '[' || first == '"') {
    faults_->add(code, std::move(detail));
    return skip();
  }
  std::string_view scalar;
  take_scalar(scalar);
  if (!has_failed_) faults_->add(code, std::move(detail));  // Otherwise its syntax is wrong.
}

void JsonReader::skip() {
  std::string_view text;
  switch (peek()) {
    case '{':
      for (bool more = enter_object(text); more; more = next_key(text)) skip();
      return;
    case '[':
      for (bool more = enter_array(); more; more = next_item()) skip();
      return;
    case '"':
      take_string(text);
      return;
    default:
      take_scalar(text);
  }
}

}  // namespace ledger::codec
