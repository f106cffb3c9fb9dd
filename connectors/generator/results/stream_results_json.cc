// The results as JSON: counts are numbers, money is yuan as text, and keys are in order.

#include "connectors/generator/results/stream_results.h"
#include "ledger/codec/json/text_writer.h"
#include "ledger/model/values/money.h"

namespace connectors::generator {
namespace {

using ledger::codec::JsonWriter;

void write_figures(JsonWriter& json, const MonthFigures& figures) {
  json.open('{');
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i] == 0) continue;
    if (is_money(static_cast<Measure>(i))) {
      json.member(kMeasureNames[i], ledger::yuan_text(figures[i]));
    } else {
      json.member(kMeasureNames[i], figures[i]);
    }
  }
  json.close('}');
}

void open_member(JsonWriter& json, std::string_view name) {
  json.line();
  json.name(name);
  json.open('{');
}

}  // namespace

void StreamResults::write_members(JsonWriter& json) const {
  static constexpr auto kNames = enum_names(ledger::Outcome{});
  json.line();
  json.member("submissions", submissions());
  open_member(json, "outcomes");
  for (std::size_t i = 0; i < outcomes_.size(); ++i) json.member(kNames.at(i), outcomes_[i]);
  json.close('}');
  open_member(json, "codes");
  for (const auto& [code, count] : codes_) json.member(code_text(code), count);
  json.close('}');
  open_member(json, "cases");
  for (const auto& [name, named] : cases_) {
    json.name(name);
    json.open('{');
    json.member("code", named.code);
    json.member("count", named.count);
    json.close('}');
  }
  json.close('}');
  open_member(json, "months");
  write_months(json);
  json.close('}');
}

void StreamResults::write_months(JsonWriter& json) const {
  for (std::size_t basis = 0; basis < months_.size(); ++basis) {
    json.name(kBasisNames[basis]);
    json.open('{');
    for (const auto& [month, figures] : months_.at(basis)) {
      json.name(month.text());
      write_figures(json, figures);
    }
    json.close('}');
  }
}

}  // namespace connectors::generator
