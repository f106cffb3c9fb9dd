#include "ledger/codec/number_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ledger/base/characters.h"
#include "ledger/codec/nfkc.h"
#include "ledger/model/codes.h"
#include "ledger/model/values/register_number.h"

namespace ledger::codec {
namespace {

// The numbers by the names of their fields.
constexpr std::optional<NumberKind> kind_of(std::string_view field) {
  if (field == "contract") return NumberKind::kContract;
  if (field == "pledge") return NumberKind::kPledge;
  if (field == "licence" || field == "parent" || field == "carve_out") return NumberKind::kLicence;
  return std::nullopt;
}

std::string folded_ascii(std::string text) {
  for (char& c : text) {
    c = c >= '\t' && c <= '\r' ? ' ' : upper_case(c);
  }
  return text;
}

// NFKC, with capital letters.
std::string folded(std::string_view text) {
  return folded_ascii(is_ascii(text) ? std::string(text) : upper_case_nfkc(text));
}

class Numbers {
 public:
  explicit Numbers(FaultList& faults) : faults_(faults) {}

  template <HasFields T>
  void in(T& value) {
    for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      faults_.enter(field.name);
      one(value.*field.member, field.name);
      faults_.leave();
    });
  }

 private:
  template <typename T>
  void one(T& value, std::string_view name) {
    if constexpr (requires { value.values.fields(); }) in(value.values);
    if constexpr (std::is_same_v<T, std::string>) {
      if (const auto kind = kind_of(name)) number(value, *kind);
    }
    if constexpr (std::is_same_v<T, std::vector<std::string>>) {
      if (const auto kind = kind_of(name)) list(value, *kind);
    }
  }

  void list(std::vector<std::string>& numbers, NumberKind kind) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      faults_.enter(i);
      number(numbers[i], kind);
      faults_.leave();
    }
  }

  void number(std::string& text, NumberKind kind) {
    if (text.empty() || is_known_shape(text, kind)) return;
    text = canonical_number(folded(text), kind);
    if (text.empty()) faults_.add(Code::kF01, "must not be blank");
    if (!is_spreadsheet_number(text)) return;
    faults_.add(Code::kF01, "\"" + text +
                                "\" is what a spreadsheet made of the number: format the column as "
                                "text, and state all digits");
  }

  FaultList& faults_;
};

}  // namespace

void normalise_numbers(FaultList& faults, Body& body) {
  Numbers numbers(faults);
  std::visit([&](auto& command) { numbers.in(command); }, body);
}

}  // namespace ledger::codec
