#include "connectors/generator/results/stream_results.h"

#include "ledger/model/values/money.h"

namespace connectors::generator {
namespace {

using ledger::Month;

std::string figure_text(Measure measure, std::int64_t figure) {
  return is_money(measure) ? ledger::yuan_text(figure) : std::to_string(figure);
}

std::uint64_t count_of(const std::map<ledger::Code, std::uint64_t>& codes, ledger::Code code) {
  const auto found = codes.find(code);
  return found == codes.end() ? 0 : found->second;
}

std::string_view outcome_name(std::size_t index) {
  static constexpr auto kNames = enum_names(ledger::Outcome{});
  return kNames.at(index);
}

template <typename Key, typename Value>
std::map<Key, Value> all_keys(const std::map<Key, Value>& a, const std::map<Key, Value>& b) {
  std::map<Key, Value> all = a;
  all.insert(b.begin(), b.end());
  return all;
}

}  // namespace

bool is_money(Measure measure) {
  switch (measure) {
    case Measure::kContractValue:
    case Measure::kTechnologyValue:
    case Measure::kReceipts:
    case Measure::kPledgeAmount:
      return true;
    default:
      return false;
  }
}

void StreamResults::add_case(std::string_view name, std::optional<ledger::Code> code) {
  auto found = cases_.find(name);
  if (found == cases_.end()) found = cases_.emplace(std::string(name), NamedCase{}).first;
  if (code) found->second.code = code_text(*code);
  ++found->second.count;
}

void StreamResults::add_figure(Measure measure, ledger::Date fact, ledger::Date filed,
                               std::int64_t change) {
  if (change == 0) return;
  const auto index = static_cast<std::size_t>(measure);
  in(MonthBasis::kEvent)[Month::of(fact)].at(index) += change;
  in(MonthBasis::kBooking)[Month::of(filed)].at(index) += change;
}

void StreamResults::set_figure(MonthBasis basis, Month month, Measure measure,
                               std::int64_t figure) {
  if (figure != 0) in(basis)[month].at(static_cast<std::size_t>(measure)) = figure;
}

std::uint64_t StreamResults::submissions() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : outcomes_) sum += count;
  return sum;
}

std::vector<Difference> StreamResults::differences(const StreamResults& found) const {
  std::vector<Difference> all;
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    if (outcomes_[i] == found.outcomes_[i]) continue;
    all.push_back({"outcome", "", std::string(outcome_name(i)), std::to_string(outcomes_[i]),
                   std::to_string(found.outcomes_[i])});
  }
  for (const auto& [code, any] : all_keys(codes_, found.codes_)) {
    const std::uint64_t expected = count_of(codes_, code);
    const std::uint64_t counted = count_of(found.codes_, code);
    if (expected == counted) continue;
    all.push_back(
        {"code", "", ledger::code_text(code), std::to_string(expected), std::to_string(counted)});
  }
  compare_months(MonthBasis::kEvent, found, all);
  compare_months(MonthBasis::kBooking, found, all);
  return all;
}

void StreamResults::compare_months(MonthBasis basis, const StreamResults& found,
                                   std::vector<Difference>& to) const {
  for (const auto& [month, any] : all_keys(in(basis), found.in(basis))) {
    const auto mine = in(basis).find(month);
    const auto theirs = found.in(basis).find(month);
    const MonthFigures expected = mine == in(basis).end() ? MonthFigures{} : mine->second;
    const MonthFigures counted = theirs == found.in(basis).end() ? MonthFigures{} : theirs->second;
    for (std::size_t i = 0; i < kMeasures; ++i) {
      if (expected[i] == counted[i]) continue;
      const auto measure = static_cast<Measure>(i);
      to.push_back({month.text(), std::string(kBasisNames[static_cast<std::size_t>(basis)]),
                    std::string(kMeasureNames[i]), figure_text(measure, expected[i]),
                    figure_text(measure, counted[i])});
    }
  }
}

}  // namespace connectors::generator
