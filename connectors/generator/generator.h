#pragma once

// Generator: a stream of submissions about the patents of an invented city over four years. The
// same plan gives the same stream on every machine. Memory grows with patents, not with events.
//
//   parties    registered by the operator: offices, banks, universities, enterprises, individuals
//   stock      patents granted before 2022
//   deals      grants and all later acts, 2022-01 to 2025-12; about 3 % of them are unlawful or
//              malformed; some are late, revised, corrected or sent again
//   calendar   moved once a month, by the first filing from the tenth on: it closes the month
//   before
//
// Corrections name positions, counted from 0, so the stream needs a new ledger.

#include <optional>

#include "connectors/generator/city/calendar.h"
#include "connectors/generator/city/city.h"

namespace connectors::generator {

class Generator {
 public:
  explicit Generator(const Plan& plan);

  std::optional<Generated> next();  // Empty after the last one.
  std::uint64_t total() const { return total_; }
  // The expected results of all submissions so far.
  const StreamResults& expected() const { return city_.expected; }
  // The same as a JSON document, with the plan.
  std::string expected_json() const;

 private:
  void make();
  bool closes_month();
  void act();

  Plan plan_;
  City city_;
  std::uint64_t parties_;
  std::uint64_t stock_;
  std::uint64_t total_;
  FilingCalendar calendar_;
  ledger::Month closed_;  // The last month that a clock.day has closed.
};

}  // namespace connectors::generator
