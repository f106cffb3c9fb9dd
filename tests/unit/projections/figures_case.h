#pragma once

// A ledger with some parties and patents, and its figures in either basis.

#include <gtest/gtest.h>

#include "tests/unit/projections/bodies.h"

namespace projections::test {

class FiguresTest : public testing::Test {
 protected:
  std::string event(std::string_view indicators, std::string_view by = "") const {
    return ledger.figures(indicators, cells::Basis::kEvent, by);
  }
  std::string booking(std::string_view indicators, std::string_view by = "") const {
    return ledger.figures(indicators, cells::Basis::kBooking, by);
  }
  Folded ledger = with_parties();
};

}  // namespace projections::test
