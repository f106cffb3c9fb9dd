#pragma once

// Account: what must come of a stream, counted while it is made, by arithmetic of its own: it
// shares nothing with the ledger's rules, its folds or its statistics. The same class holds what a
// ledger was found to have, so that both can be compared.
//
// A figure has two months (law.md §7.5): the event basis counts it in the month of the fact, the
// booking basis in the month in which what changed it was filed.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/model/entry.h"

namespace connectors::generator {

// law.md §7.3, by the names of contract.md §4.
enum class Measure : std::uint8_t {
  kContracts,
  kContractValue,    // In fen.
  kTechnologyValue,  // In fen.
  kReceipts,         // In fen.
  kTransfers,
  kLicences,
  kOpenLicences,
  kPledges,
  kPledgeAmount,  // In fen.
  kPledgedPatents,
  kPatentsTransferred,
  kPatentsLicensed,
};
constexpr std::size_t kMeasures = 12;
constexpr auto kMeasureNames = std::to_array<std::string_view>(
    {"contracts", "contract_value", "technology_value", "receipts", "transfers", "licences",
     "open_licences", "pledges", "pledge_amount", "pledged_patents", "patents_transferred",
     "patents_licensed"});
bool is_money(Measure measure);

enum class MonthBasis : std::uint8_t { kEvent, kBooking };
constexpr auto kBasisNames = std::to_array<std::string_view>({"event", "booking"});

using MonthFigures = std::array<std::int64_t, kMeasures>;

struct Difference {
  std::string where;  // "outcome", "code", or a month.
  std::string basis;  // Of a month.
  std::string what;   // "refused", "T04", "contract_value"
  std::string expected;
  std::string found;
};

class Account {
 public:
  void answer(ledger::Outcome outcome) { ++outcomes_[static_cast<std::size_t>(outcome)]; }
  void code(ledger::Code code) { ++codes_[code]; }
  void way(std::string_view name, std::optional<ledger::Code> code);
  // A change of a figure: in the month of the fact, and in that of its filing.
  void count(Measure measure, ledger::Date of, ledger::Date filed, std::int64_t change);
  void put(MonthBasis basis, ledger::Month month, Measure measure, std::int64_t figure);

  std::uint64_t submissions() const;
  std::vector<Difference> differences(const Account& found) const;
  // What was made, as the members of a JSON object: "submissions", "outcomes", "codes", "ways",
  // "months".
  std::string json_members() const;

 private:
  using Months = std::map<ledger::Month, MonthFigures>;
  const Months& in(MonthBasis basis) const { return months_[static_cast<std::size_t>(basis)]; }
  Months& in(MonthBasis basis) { return months_[static_cast<std::size_t>(basis)]; }
  void compare_months(MonthBasis basis, const Account& found, std::vector<Difference>& to) const;
  std::string json_months() const;

  struct Way {
    std::string code;
    std::uint64_t count = 0;
  };
  std::array<std::uint64_t, 7> outcomes_{};
  std::map<ledger::Code, std::uint64_t> codes_;
  std::map<std::string, Way, std::less<>> ways_;
  std::array<Months, 2> months_;
};

}  // namespace connectors::generator
