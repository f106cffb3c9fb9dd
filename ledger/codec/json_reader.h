#pragma once

// JsonReader walks the tokens of one JSON text and checks their grammar as it goes, also of what it
// skips. Faults of syntax and of depth end the reading: failed() holds from then on, and every call
// does nothing more. Other faults are told to the FaultList, and the reading goes on.
//
//   for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) { … the value … }
//   for (bool more = reader.enter_array(); more; more = reader.next_item()) { … the item … }

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/codec/fault_list.h"
#include "ledger/codec/json_index.h"

namespace ledger::codec {

class JsonReader {
 public:
  explicit JsonReader(FaultList& faults) : faults_(&faults) {}

  void open(std::string_view text);  // Forgets the text before.
  void close();                      // Checks that nothing follows.

  FaultList& faults() { return *faults_; }
  bool failed() const { return has_failed_; }

  // The first character of the next token; NUL at the end, and once failed.
  char peek() const { return at_ < count_ ? text_[places_[at_]] : '\0'; }

  // Texts live until the next open().
  bool enter_object(std::string_view& key);
  bool next_key(std::string_view& key);
  bool enter_array();
  bool next_item();

  // Each takes one value. Where it is of another kind, false, with the fault `code` and `must`.
  bool take_text(std::string_view& text, Code code, const char* must = "must be a string");
  bool take_bool(bool& value);
  bool take_integer(std::int64_t& value);
  bool take_integer(std::uint64_t& value);  // Also in digits, as a string.

  // Any value, with its grammar checked.
  void skip();
  void refuse(Code code, std::string detail);  // Skips it too, with a fault.
  void take_scalar(std::string_view& scalar);  // A number or a literal, as it is written.

  // To come back to a value that was skipped.
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
  std::string unescaped_;  // Never moves while a text is open.
};

}  // namespace ledger::codec
