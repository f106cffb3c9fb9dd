#include "tests/scenarios/value.h"

#include <algorithm>
#include <stdexcept>

namespace scenarios {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  void fields(Value& object, char end) {
    for (skip(); !at_end(end); skip()) {
      if (peek() == '-') {
        ++at_;
        object.erase(word());
        continue;
      }
      const std::string key = word();
      if (key.empty() || peek() != '=') fail("a field is key=value");
      ++at_;
      object.at(key) = value();
    }
  }

 private:
  Value value() {
    Value value;
    const char first = peek();
    if (first == '"') {
      const std::size_t close = text_.find('"', at_ + 1);
      if (close == std::string_view::npos) fail("a quotation ends with a quotation mark");
      value.kind = Value::Kind::kQuoted;
      value.text = text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    } else if (first == '[') {
      ++at_;
      value.kind = Value::Kind::kList;
      for (skip(); !at_end(']'); skip()) value.items.push_back(this->value());
      ++at_;
    } else if (first == '{') {
      ++at_;
      value.kind = Value::Kind::kObject;
      fields(value, '}');
      ++at_;
    } else {
      value.text = word();
      if (value.text.empty()) fail("a value is missing");
    }
    return value;
  }
  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(peek()) && peek() != '=' && peek() != ']' &&
           peek() != '}') {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }
  void skip() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  bool at_end(char end) const {
    if (at_ < text_.size()) return text_[at_] == end && end != '\0';
    if (end != '\0') fail("a bracket is not closed");
    return true;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + ": " + std::string(text_.substr(std::min(at_, text_.size()))));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) json += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return json + "\"";
}

std::string named(const std::string& word, const Names& names) {
  const auto found = names.find(word);
  return found == names.end() ? word : found->second;
}

std::string word_to_json(const std::string& word, const Names& names, const std::string& day) {
  if (word == "@") return quoted(day);
  if (word == "true" || word == "false") return word;
  if (word.starts_with("#")) return word.substr(1);
  return quoted(named(word, names));
}

// "C1:7/10" in a list of owners, "pledgee:B1" in one of consents.
std::string item_to_json(std::string_view key, const Value& item, const Names& names,
                         const std::string& day) {
  const bool is_owner = key == "to" || key == "owners" || key == "applicants";
  if (item.kind != Value::Kind::kWord || (!is_owner && key != "consents")) {
    return to_json(item, names, day);
  }
  const std::size_t colon = item.text.find(':');
  const std::string before = item.text.substr(0, colon);
  const std::string after = colon == std::string::npos ? "" : item.text.substr(colon + 1);
  if (!is_owner) {
    return "{\"kind\":" + quoted(before) + ",\"party\":" + quoted(named(after, names)) +
           ",\"document\":\"consent\"}";
  }
  const std::string party = "{\"party\":" + quoted(named(before, names));
  return after.empty() ? party + "}" : party + ",\"share\":" + quoted(after) + "}";
}

std::string list_to_json(std::string_view key, const Value& list, const Names& names,
                         const std::string& day) {
  std::string json = "[";
  for (const Value& item : list.items) {
    json += (json.size() > 1 ? "," : "") + item_to_json(key, item, names, day);
  }
  return json + "]";
}

}  // namespace

Value& Value::at(std::string_view path) {
  kind = Kind::kObject;
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  auto found = std::ranges::find(fields, key, &std::pair<std::string, Value>::first);
  if (found == fields.end()) found = fields.insert(fields.end(), {std::string(key), {}});
  return dot == std::string_view::npos ? found->second : found->second.at(path.substr(dot + 1));
}

void Value::erase(std::string_view key) {
  const auto count = std::erase_if(fields, [&](const auto& field) { return field.first == key; });
  if (count == 0) throw std::runtime_error("there is no field to leave out: " + std::string(key));
}

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &std::pair<std::string, Value>::first);
  return found == fields.end() ? nullptr : &found->second;
}

void read_fields(std::string_view text, Value& object) {
  object.kind = Value::Kind::kObject;
  Reader(text).fields(object, '\0');
}

std::string to_json(const Value& value, const Names& names, const std::string& day) {
  if (value.kind == Value::Kind::kWord) return word_to_json(value.text, names, day);
  if (value.kind == Value::Kind::kQuoted) return quoted(value.text);
  if (value.kind == Value::Kind::kList) return list_to_json("", value, names, day);
  std::string json = "{";
  for (const auto& [key, field] : value.fields) {
    json += (json.size() > 1 ? "," : "") + quoted(named(key, names)) + ":";
    json += field.kind == Value::Kind::kList ? list_to_json(key, field, names, day)
                                             : to_json(field, names, day);
  }
  return json + "}";
}

}  // namespace scenarios
