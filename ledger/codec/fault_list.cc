#include "ledger/codec/fault_list.h"

#include <utility>

#include "ledger/base/characters.h"
#include "ledger/model/values/identity_number.h"

namespace ledger::codec {
namespace {

// A key from outside may be long: a pointer has its beginning.
constexpr std::size_t kNameBytesMax = 128;

std::string without_identity_numbers(std::string text) {
  auto masked = mask_identity_numbers(text);
  return masked ? std::move(*masked) : std::move(text);
}

void append_token(std::string& pointer, std::string_view name) {  // RFC 6901.
  pointer.push_back('/');
  const std::string masked = without_identity_numbers(std::string(name));  // Before it is cut.
  for (const char c : beginning(masked, kNameBytesMax)) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer.push_back(c);
    }
  }
}

}  // namespace

void FaultList::clear() {
  depth_ = 0;
  faults_.clear();
}

void FaultList::add(Code code, std::string detail) {
  if (is_full()) return;
  faults_.push_back(
      {code, without_identity_numbers(pointer()), without_identity_numbers(std::move(detail))});
}

void FaultList::add_in(std::string_view name, Code code, std::string detail) {
  enter(name);
  add(code, std::move(detail));
  leave();
}

std::vector<Fault> FaultList::take() {
  depth_ = 0;
  return std::exchange(faults_, {});
}

std::string FaultList::pointer() const {
  std::string pointer;
  for (std::size_t i = 0; i < depth_; ++i) {
    const Step& step = steps_.at(i);
    append_token(pointer, step.name.data() != nullptr ? step.name : std::to_string(step.index));
  }
  return pointer;
}

}  // namespace ledger::codec
