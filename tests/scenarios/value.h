#pragma once

// Value: what stands after "=" in a scenario, and its form as JSON.
//
//   word            a text, in which a short name stands for what it names; @ is the day of filing
//   "two words"     a text as it is
//   #7, true        a number; a truth
//   [a b]           a list
//   {a=b c=d}       an object
//   [C1:7/10 U1]    in to=, owners=, applicants=: parties with their shares
//   [pledgee:B1]    in consents=: kind and party, in a document

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scenarios {

using Names = std::map<std::string, std::string, std::less<>>;

struct Value {
  enum class Kind { kWord, kQuoted, kList, kObject };
  Kind kind = Kind::kWord;
  std::string text;
  std::vector<Value> items;
  std::vector<std::pair<std::string, Value>> fields;

  // The field, made where it is missing; "claim.until" reaches into an object.
  Value& at(std::string_view path);
  void erase(std::string_view key);
  const Value* find(std::string_view key) const;
};

// "key=value key=value -key" put into `object`, one after the other; throws std::runtime_error,
// with what it could not read.
void read_fields(std::string_view text, Value& object);

std::string to_json(const Value& value, const Names& names, const std::string& day);

}  // namespace scenarios
