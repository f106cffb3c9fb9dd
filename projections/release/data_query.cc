#include "projections/release/data_query.h"

#include <algorithm>
#include <tuple>

namespace projections {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Month;
using ledger::Result;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_any(std::string_view part) { return part.empty() || part == "*"; }

Error no_code(std::string_view text) {
  return Error{ErrorCode::kInvalid, "key: no such code: " + std::string(text.substr(0, 64))};
}

Result<std::vector<std::uint32_t>> codes_named(Dimension dimension, std::string_view part) {
  std::vector<std::uint32_t> codes;
  if (is_any(part)) return codes;
  for (const std::string_view id : split(part, '+')) {
    const auto list = codelist(dimension);
    const auto found = std::ranges::find(list, id, &CubeCode::id);
    if (found == list.end()) return no_code(id);
    codes.push_back(found->code);
  }
  return codes;
}

Result<std::vector<Indicator>> indicators_named(std::string_view part) {
  std::vector<Indicator> indicators;
  if (is_any(part)) return indicators;
  for (const std::string_view id : split(part, '+')) {
    const auto list = cube_indicators();
    const auto found = std::ranges::find(list, id, &CubeIndicator::id);
    if (found == list.end()) return no_code(id);
    indicators.push_back(found->indicator);
  }
  return indicators;
}

template <typename T>
bool is_among(const std::vector<T>& wanted, T value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool is_same(const Observation& one, const Observation& other) {
  const auto told = [](const Observation& each) {
    const ledger::Fen128 shown = each.is_hidden ? 0 : each.value;
    return std::tuple(shown, each.is_hidden, each.vintage, each.confidentiality, each.revision);
  };
  return told(one) == told(other);
}

template <typename Takes>
void add_observations(const Series& series, Takes takes, std::vector<Series>& out) {
  Series taken{series.codes, series.indicator, {}};
  std::ranges::copy_if(series.observations, std::back_inserter(taken.observations), takes);
  if (!taken.observations.empty()) out.push_back(std::move(taken));
}

}  // namespace

Result<TimePeriod> TimePeriod::parse(std::string_view text) {
  TimePeriod period;
  if (text.empty()) return period;
  for (const std::string_view term : split(text, '+')) {
    const bool is_from = term.starts_with("ge:");
    const bool is_until = term.starts_with("le:");
    const auto month = Month::parse(is_from || is_until ? term.substr(3) : term);
    if (!month) {
      return Error{ErrorCode::kInvalid, "c[TIME_PERIOD]: ge:2024-01, le:2024-12 or 2024-07, not " +
                                            std::string(term.substr(0, 64))};
    }
    if (!is_until) period.from = *month;
    if (!is_from) period.until = *month;
  }
  return period;
}

Result<SeriesKey> SeriesKey::parse(std::string_view text) {
  SeriesKey key;
  key.codes_.resize(kDimensions);
  if (text.empty()) return key;
  const auto parts = split(text, '.');
  if (parts.size() != kDimensions + 1) {
    return Error{ErrorCode::kInvalid, "key: " + std::to_string(kDimensions + 1) +
                                          " parts are separated by '.', not " +
                                          std::to_string(parts.size())};
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    auto codes = codes_named(static_cast<Dimension>(i), parts[i]);
    if (!codes) return codes.error();
    key.codes_[i] = std::move(*codes);
  }
  auto indicators = indicators_named(parts.back());
  if (!indicators) return indicators.error();
  key.indicators_ = std::move(*indicators);
  return key;
}

bool SeriesKey::takes(const Series& series) const {
  if (!is_among(indicators_, series.indicator)) return false;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (!is_among(codes_[i], series.codes[i])) return false;
  }
  return true;
}

std::vector<Series> select(const std::vector<Series>& series, const SeriesKey& key,
                           const TimePeriod& period) {
  std::vector<Series> selected;
  const auto takes = [&](const Observation& each) { return period.contains(each.month); };
  for (const Series& each : series) {
    if (key.takes(each)) add_observations(each, takes, selected);
  }
  return selected;
}

std::vector<Series> updated_since(const std::vector<Series>& now, const std::vector<Series>& then) {
  const auto key_of = [](const Series& series) { return std::tie(series.codes, series.indicator); };
  std::vector<Series> updated;
  for (const Series& series : now) {
    const auto old = std::ranges::lower_bound(then, key_of(series), {}, key_of);
    const bool is_new = old == then.end() || key_of(*old) != key_of(series);
    const auto is_updated = [&](const Observation& each) {
      if (is_new) return true;
      const auto before =
          std::ranges::lower_bound(old->observations, each.month, {}, &Observation::month);
      return before == old->observations.end() || before->month != each.month ||
             !is_same(*before, each);
    };
    add_observations(series, is_updated, updated);
  }
  return updated;
}

}  // namespace projections
