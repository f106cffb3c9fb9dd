#pragma once

// CellFilter selects the postings behind one cell of the statistics, by the codes of its
// dimensions.

#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/cells/posting.h"
#include "projections/release/cube/cube.h"

namespace projections::release {

class CellFilter {
 public:
  // Parses "tx=licence,district=120116". Dimensions are named as in `stats --by`; codes as `stats`
  // prints them, or as the release does ("LICENCE", "CN-120116"). An empty text selects everything.
  // kInvalid if a dimension or code is unknown, or a dimension is named twice.
  static ledger::Result<CellFilter> parse(std::string_view text);

  bool matches(const cells::Posting& posting) const;

 private:
  struct Condition {
    cells::Dimension dimension = cells::Dimension::kTx;
    std::string text;
  };
  std::vector<Condition> conditions_;
};

}  // namespace projections::release
