#include "ledger/codec/json/compact.h"

#include <algorithm>
#include <vector>

#include "ledger/base/limits.h"
#include "ledger/codec/json/text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

bool copy_value(JsonReader& reader, std::string& out);

void add_too_many(JsonReader& reader, std::size_t most, const char* entries) {
  reader.faults().add(Code::kF08, "more than " + std::to_string(most) + entries);
}

bool copy_object(JsonReader& reader, std::string& out) {
  bool is_good = true;
  std::vector<std::string_view> keys;
  std::string_view key;
  out.push_back('{');
  for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) {
    if (keys.size() == kTermsMax) {
      add_too_many(reader, kTermsMax, " fields");
      is_good = false;
      do {
        reader.skip();
      } while (reader.next_key(key));
      break;
    }
    if (!keys.empty()) out.push_back(',');
    append_quoted(out, key);
    out.push_back(':');
    keys.push_back(key);
    reader.faults().enter(key);
    is_good &= copy_value(reader, out);
    reader.faults().leave();
  }
  out.push_back('}');
  std::ranges::sort(keys);
  const auto twice = std::ranges::adjacent_find(keys);
  if (twice == keys.end()) return is_good;
  reader.faults().add_in(*twice, Code::kF01, "the field is given twice");
  return false;
}

bool copy_array(JsonReader& reader, std::string& out) {
  bool is_good = true;
  std::size_t index = 0;
  out.push_back('[');
  for (bool more = reader.enter_array(); more; more = reader.next_item()) {
    if (index == kListItemsMax) {
      add_too_many(reader, kListItemsMax, " items");
      is_good = false;
      do {
        reader.skip();
      } while (reader.next_item());
      break;
    }
    if (index > 0) out.push_back(',');
    reader.faults().enter(index++);
    is_good &= copy_value(reader, out);
    reader.faults().leave();
  }
  out.push_back(']');
  return is_good;
}

bool copy_value(JsonReader& reader, std::string& out) {
  std::string_view text;
  switch (reader.peek()) {
    case '{':
      return copy_object(reader, out);
    case '[':
      return copy_array(reader, out);
    case '"':
      if (!reader.take_text(text, Code::kF01)) return false;
      append_quoted(out, text);
      return true;
    default:
      reader.take_scalar(text);
      out.append(text);
      return !reader.failed();
  }
}

}  // namespace

bool take_compact(JsonReader& reader, std::string& compact) {
  if (reader.peek() != '{') {
    reader.refuse(Code::kF01, "must be an object");
    return false;
  }
  return copy_object(reader, compact) && !reader.failed();
}

}  // namespace ledger::codec
