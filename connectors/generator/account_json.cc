// The account as JSON: counts are numbers, money is yuan as text, and keys are in order.

#include "connectors/generator/account.h"
#include "ledger/model/money.h"

namespace connectors::generator {
namespace {

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out.push_back(',');
  out.push_back('"');
  out.append(key).append("\":");
}

void append_figures(std::string& out, const MonthFigures& figures) {
  out.push_back('{');
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i] == 0) continue;
    append_key(out, kMeasureNames[i]);
    if (is_money(static_cast<Measure>(i))) {
      out += '"' + ledger::yuan_text(figures[i]) + '"';
    } else {
      out += std::to_string(figures[i]);
    }
  }
  out.push_back('}');
}

}  // namespace

std::string Account::json_members() const {
  static constexpr auto kNames = enum_names(ledger::Outcome{});
  std::string out = "\"submissions\":" + std::to_string(submissions()) + ",\n\"outcomes\":{";
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    append_key(out, kNames.at(i));
    out += std::to_string(outcomes_[i]);
  }
  out += "},\n\"codes\":{";
  for (const auto& [code, count] : codes_) {
    append_key(out, code_text(code));
    out += std::to_string(count);
  }
  out += "},\n\"ways\":{";
  for (const auto& [name, way] : ways_) {
    append_key(out, name);
    out += "{\"code\":\"" + way.code + "\",\"count\":" + std::to_string(way.count) + "}";
  }
  return out + "},\n\"months\":" + json_months();
}

std::string Account::json_months() const {
  std::string out = "{";
  for (std::size_t basis = 0; basis < months_.size(); ++basis) {
    append_key(out, kBasisNames[basis]);
    out.push_back('{');
    for (const auto& [month, figures] : months_.at(basis)) {
      append_key(out, month.text());
      append_figures(out, figures);
    }
    out.push_back('}');
  }
  return out + "}";
}

}  // namespace connectors::generator
