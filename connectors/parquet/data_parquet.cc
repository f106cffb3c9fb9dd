#include "connectors/parquet/data_parquet.h"

#include <utility>
#include <vector>

#include "ledger/base/hash.h"
#include "projections/release/cube/long_form.h"

namespace connectors::parquet {
namespace {

using projections::cells::Dimension;
using projections::release::Observation;
using projections::release::Release;
using projections::release::Series;

std::vector<ParquetColumn> empty_columns() {
  std::vector<ParquetColumn> columns;
  for (const auto& column : projections::release::long_columns()) {
    columns.push_back({std::string(column.name), Texts{}});
  }
  columns[projections::release::kLongValue].values = Decimals{};
  columns[projections::release::kLongRevision].values = Integers{};
  columns[projections::release::kLongPrevious].values = Decimals{};
  return columns;
}

class LongForm {
 public:
  void add(const Series& series) {
    add_key(series);
    // A count of n is n.00.
    const int scale = projections::cells::is_money(series.indicator) ? 1 : 100;
    for (const Observation& observation : series.observations) add(observation, scale);
  }

  std::vector<ParquetColumn> take() && { return std::move(columns_); }

 private:
  // The columns that are the same for all observations of a series.
  void add_key(const Series& series) {
    const std::size_t rows = series.observations.size();
    for (std::size_t i = 0; i < projections::cells::kDimensions; ++i) {
      const auto& code =
          projections::release::published_code(static_cast<Dimension>(i), series.codes.at(i));
      texts(projections::release::kLongDimensions + i).add(code.id, rows);
    }
    texts(projections::release::kLongIndicator)
        .add(projections::cells::name(series.indicator), rows);
    texts(projections::release::kLongUnit)
        .add(projections::release::cube_indicator(series.indicator).unit, rows);
  }

  void add(const Observation& observation, int scale) {
    using Hundredths = std::optional<ledger::Fen128>;
    const char obs_status = projections::release::obs_status(observation);
    const char conf_status = projections::release::conf_status(observation.confidentiality);
    const auto& previous = observation.previous;
    texts(projections::release::kLongMonth).add(observation.month.text());
    decimals(projections::release::kLongValue)
        .push_back(observation.is_suppressed ? Hundredths{} : observation.value * scale);
    texts(projections::release::kLongObsStatus).add({&obs_status, 1});
    texts(projections::release::kLongConfStatus).add({&conf_status, 1});
    std::get<Integers>(columns_[projections::release::kLongRevision].values)
        .values.push_back(static_cast<std::int32_t>(observation.revision));
    decimals(projections::release::kLongPrevious)
        .push_back(previous ? *previous * scale : Hundredths{});
  }

  Texts& texts(std::size_t column) { return std::get<Texts>(columns_[column].values); }
  std::vector<std::optional<ledger::Fen128>>& decimals(std::size_t column) {
    return std::get<Decimals>(columns_[column].values).hundredths;
  }

  std::vector<ParquetColumn> columns_ = empty_columns();
};

KeyValueMetadata metadata_of(const projections::release::ReleaseHead& head) {
  return {{"patledger.release", head.id},
          {"patledger.vintage", std::string(vintage_name(head))},
          {"patledger.position", std::to_string(head.position)},
          {"patledger.root", ledger::hex(head.root)},
          {"patledger.cube", std::string(projections::release::kCubeVersion)}};
}

}  // namespace

std::string data_parquet(const Release& release, std::size_t group_rows) {
  LongForm form;
  for (const Series& series : release.series) form.add(series);
  return to_parquet(std::move(form).take(), metadata_of(release.head), group_rows);
}

}  // namespace connectors::parquet
