#include "connectors/parquet/column.h"

namespace connectors::parquet {
namespace {

std::size_t size_of(const Texts& texts) { return texts.indices().size(); }
std::size_t size_of(const Decimals& decimals) { return decimals.hundredths.size(); }
std::size_t size_of(const Integers& integers) { return integers.values.size(); }

}  // namespace

void Texts::add(std::string_view text, std::size_t times) {
  if (times == 0) return;
  const auto [place, is_new] =
      places_.emplace(text, static_cast<std::uint32_t>(dictionary_.size()));
  if (is_new) dictionary_.emplace_back(text);
  indices_.insert(indices_.end(), times, place->second);
}

std::size_t rows_of(const ParquetColumn& column) {
  return std::visit([](const auto& values) { return size_of(values); }, column.values);
}

}  // namespace connectors::parquet
