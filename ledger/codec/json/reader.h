#pragma once

// JsonReader reads the tokens of one JSON text in order and checks the grammar, also of skipped
// values. After a fault of syntax or depth failed() is true and all calls do nothing. All other
// faults are added to the FaultList, and reading continues.
//
//   for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) { … the value … }
//   for (bool more = reader.enter_array(); more; more = reader.next_item()) { … the item … }

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/codec/fault_list.h"
#include "ledger/codec/json/index.h"

namespace ledger::codec {

class JsonReader {
 public:
  explicit JsonReader(FaultList& faults) : faults_(&faults) {}

  void open(std::string_view text);  // Closes the text before.
  void close();                      // Adds a fault unless the text ends here.

  FaultList& faults() { return *faults_; }
  bool failed() const { return has_failed_; }

  // The first character of the next token; NUL at the end, or after a failure.
  char peek() const { return at_ < count_ ? text_[places_[at_]] : '\0'; }

  // Texts are valid until the next open().
  bool enter_object(std::string_view& key);
  bool next_key(std::string_view& key);
  bool enter_array();
  bool next_item();

  // Each takes one value. If it is of another kind, it returns false and adds a fault with `code`
  // and the detail `must`.
  bool take_text(std::string_view& text, Code code, const char* must = "must be a string");
  bool take_bool(bool& value);
  bool take_integer(std::int64_t& value);
  bool take_integer(std::uint64_t& value);  // Also as a string of digits.

  // Any value. Its grammar is checked.
  void skip();
  void refuse(Code code, std::string detail);  // Adds a fault and skips.
  void take_scalar(std::string_view& scalar);  // A number or literal as text.

  // To return to a value that was skipped.
  std::size_t place() const { return at_; }
  void go_to(std::size_t place);

 private:
  std::string_view token() const;
  bool take(char c);
  bool take_key(std::string_view& key);
  bool take_string(std::string_view& text);
  bool deepen();
  void fail(Code code, std::string detail);
  void fail_syntax(const char* expected);
  void stop();

  FaultList* faults_;
  JsonIndex index_;
  const char* text_ = nullptr;
  const std::uint32_t* places_ = nullptr;
  std::size_t count_ = 0;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool has_failed_ = false;
  bool has_escapes_ = false;
  std::string unescaped_;  // Not reallocated while a text is open.
};

}  // namespace ledger::codec
