#include "ledger/model/codes.h"

namespace ledger {
namespace {

// No default: a code without a text does not compile (-Wswitch).
constexpr std::string_view text_of(Code code) {  // NOLINT(readability-function-size): a table.
  switch (code) {
    case Code::kF01:
      return "F01";
    case Code::kF02:
      return "F02";
    case Code::kF03:
      return "F03";
    case Code::kF04:
      return "F04";
    case Code::kF05:
      return "F05";
    case Code::kF06:
      return "F06";
    case Code::kF07:
      return "F07";
    case Code::kF08:
      return "F08";
    case Code::kA01:
      return "A01";
    case Code::kE01:
      return "E01";
    case Code::kV01:
      return "V01";
    case Code::kH01:
      return "H01";
    case Code::kH02:
      return "H02";
    case Code::kC02:
      return "C02";
    case Code::kT01:
      return "T01";
    case Code::kT02:
      return "T02";
    case Code::kT03:
      return "T03";
    case Code::kT04:
      return "T04";
    case Code::kT05:
      return "T05";
    case Code::kT06:
      return "T06";
    case Code::kT07:
      return "T07";
    case Code::kT08:
      return "T08";
    case Code::kT09:
      return "T09";
    case Code::kT10:
      return "T10";
    case Code::kT11:
      return "T11";
    case Code::kL01:
      return "L01";
    case Code::kL02:
      return "L02";
    case Code::kL03:
      return "L03";
    case Code::kL04:
      return "L04";
    case Code::kL05:
      return "L05";
    case Code::kL06:
      return "L06";
    case Code::kL07:
      return "L07";
    case Code::kL08:
      return "L08";
    case Code::kL09:
      return "L09";
    case Code::kL10:
      return "L10";
    case Code::kL11:
      return "L11";
    case Code::kL12:
      return "L12";
    case Code::kL13:
      return "L13";
    case Code::kP01:
      return "P01";
    case Code::kP02:
      return "P02";
    case Code::kP03:
      return "P03";
    case Code::kP04:
      return "P04";
    case Code::kP05:
      return "P05";
    case Code::kP06:
      return "P06";
    case Code::kP07:
      return "P07";
    case Code::kP08:
      return "P08";
    case Code::kP09:
      return "P09";
    case Code::kP10:
      return "P10";
    case Code::kP11:
      return "P11";
    case Code::kP12:
      return "P12";
    case Code::kO01:
      return "O01";
    case Code::kO02:
      return "O02";
    case Code::kO03:
      return "O03";
    case Code::kO04:
      return "O04";
    case Code::kO05:
      return "O05";
    case Code::kO06:
      return "O06";
    case Code::kO07:
      return "O07";
    case Code::kO08:
      return "O08";
    case Code::kO09:
      return "O09";
    case Code::kO10:
      return "O10";
    case Code::kO11:
      return "O11";
    case Code::kO12:
      return "O12";
    case Code::kO13:
      return "O13";
    case Code::kO20:
      return "O20";
    case Code::kO21:
      return "O21";
    case Code::kO22:
      return "O22";
    case Code::kW01:
      return "W01";
    case Code::kW02:
      return "W02";
    case Code::kW03:
      return "W03";
    case Code::kW04:
      return "W04";
    case Code::kW05:
      return "W05";
    case Code::kW06:
      return "W06";
    case Code::kW07:
      return "W07";
    case Code::kW08:
      return "W08";
    case Code::kW09:
      return "W09";
    case Code::kW10:
      return "W10";
  }
  return {};
}

constexpr std::uint16_t kNumbersEnd = 1000;  // Above every number.

}  // namespace

std::string code_text(Code code) {
  const std::string_view text = text_of(code);
  return std::string(text.empty() ? "?" : text);
}

std::optional<Code> parse_code(std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (std::uint16_t number = 0; number < kNumbersEnd; ++number) {
    const auto code = static_cast<Code>(number);
    if (text_of(code) == text) return code;
  }
  return std::nullopt;
}

}  // namespace ledger
