#pragma once

// Generator: a city and its patents over four years, as a stream of submissions: the same for the
// same plan on every machine. Its memory grows with patents and parties and not with events.
//
//   parties    by the operator: offices, banks, universities, institutes, enterprises, people
//   stock      patents granted before 2022
//   deals      grants, and all that is done with patents from 2022-01 to 2025-12, about 3 % of it
//              unlawful in known ways, some of it late, revised, corrected or sent again
//
// It takes positions from 0 on: the ledger must be a new one.

#include <optional>

#include "connectors/generator/calendar.h"
#include "connectors/generator/city.h"

namespace connectors::generator {

class Generator {
 public:
  explicit Generator(const Plan& plan);

  std::optional<Made> next();  // Nothing after the last one.
  std::uint64_t total() const { return total_; }
  // What must come of all that was made so far.
  const Account& account() const { return city_.account; }
  // The same as a JSON document, with the plan.
  std::string account_json() const;

 private:
  void make();
  void act();

  Plan plan_;
  City city_;
  std::uint64_t parties_;
  std::uint64_t stock_;
  std::uint64_t total_;
  Calendar calendar_;
};

}  // namespace connectors::generator
