#include "connectors/parquet/data_parquet.h"

#include <utility>
#include <vector>

#include "ledger/base/hash.h"
#include "projections/release/long_form.h"

namespace connectors::parquet {
namespace {

using projections::Dimension;
using projections::Observation;
using projections::Release;
using projections::Series;

std::vector<Column> empty_columns() {
  std::vector<Column> columns;
  for (const auto& column : projections::long_columns()) {
    columns.push_back({std::string(column.name), Texts{}});
  }
  columns[projections::kLongValue].values = Decimals{};
  columns[projections::kLongRevision].values = Integers{};
  columns[projections::kLongPrevious].values = Decimals{};
  return columns;
}

class LongForm {
 public:
  void add(const Series& series) {
    add_key(series);
    // A count of n is n.00.
    const int scale = projections::is_money(series.indicator) ? 1 : 100;
    for (const Observation& observation : series.observations) add(observation, scale);
  }

  std::vector<Column> take() && { return std::move(columns_); }

 private:
  // What all observations of a series have in common.
  void add_key(const Series& series) {
    const std::size_t rows = series.observations.size();
    for (std::size_t i = 0; i < projections::kDimensions; ++i) {
      const auto& code = projections::published_code(static_cast<Dimension>(i), series.codes.at(i));
      texts(projections::kLongDimensions + i).add(code.id, rows);
    }
    texts(projections::kLongIndicator).add(projections::name(series.indicator), rows);
    texts(projections::kLongUnit).add(projections::cube_indicator(series.indicator).unit, rows);
  }

  void add(const Observation& observation, int scale) {
    using Decimal = std::optional<ledger::Fen128>;
    const char obs_status = projections::obs_status(observation);
    const char conf_status = projections::conf_status(observation.confidentiality);
    const auto& previous = observation.previous;
    texts(projections::kLongMonth).add(observation.month.text());
    decimals(projections::kLongValue)
        .push_back(observation.is_hidden ? Decimal{} : observation.value * scale);
    texts(projections::kLongObsStatus).add({&obs_status, 1});
    texts(projections::kLongConfStatus).add({&conf_status, 1});
    std::get<Integers>(columns_[projections::kLongRevision].values)
        .values.push_back(static_cast<std::int32_t>(observation.revision));
    decimals(projections::kLongPrevious).push_back(previous ? *previous * scale : Decimal{});
  }

  Texts& texts(std::size_t column) { return std::get<Texts>(columns_[column].values); }
  std::vector<std::optional<ledger::Fen128>>& decimals(std::size_t column) {
    return std::get<Decimals>(columns_[column].values).hundredths;
  }

  std::vector<Column> columns_ = empty_columns();
};

Metadata metadata_of(const projections::ReleaseHead& head) {
  return {{"patledger.release", head.id},
          {"patledger.position", std::to_string(head.position)},
          {"patledger.root", ledger::hex(head.root)},
          {"patledger.cube", std::string(projections::kCubeVersion)}};
}

}  // namespace

std::string data_parquet(const Release& release, std::size_t group_rows) {
  LongForm form;
  for (const Series& series : release.series) form.add(series);
  return to_parquet(std::move(form).take(), metadata_of(release.head), group_rows);
}

}  // namespace connectors::parquet
