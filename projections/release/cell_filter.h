#pragma once

// CellFilter picks the postings behind one published figure: those of a month and an indicator
// whose codes are the ones named.

#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/posting.h"
#include "projections/release/cube.h"

namespace projections {

class CellFilter {
 public:
  // "tx=licence,district=120116": dimensions as `stats --by` names them; codes as `stats` prints
  // them, or as the release does ("LICENCE", "CN-120116"). Empty: everything. kInvalid where a
  // dimension or code is none, or a dimension is named twice.
  static ledger::Result<CellFilter> parse(std::string_view text);

  bool takes(const Posting& posting) const;

 private:
  struct Term {
    Dimension dimension = Dimension::kTx;
    std::string text;
  };
  std::vector<Term> terms_;
};

}  // namespace projections
