#pragma once

// The values of one column of a Parquet file.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "ledger/model/values/money.h"

namespace connectors::parquet {

// UTF-8 texts without nulls, dictionary-encoded: each distinct text is stored once.
class Texts {
 public:
  void add(std::string_view text, std::size_t times = 1);

  const std::vector<std::string>& dictionary() const {
    return dictionary_;
  }                                                                       // In order of first use.
  const std::vector<std::uint32_t>& indices() const { return indices_; }  // Into it.

 private:
  std::vector<std::string> dictionary_;
  std::vector<std::uint32_t> indices_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

// DECIMAL(38, 2), nullable, in hundredths.
constexpr int kDecimalDigits = 38;
constexpr int kDecimalScale = 2;
struct Decimals {
  std::vector<std::optional<ledger::Fen128>> hundredths;
};

// INT32 without nulls.
struct Integers {
  std::vector<std::int32_t> values;
};

struct ParquetColumn {
  std::string name;
  std::variant<Texts, Decimals, Integers> values;
};

std::size_t rows_of(const ParquetColumn& column);

}  // namespace connectors::parquet
