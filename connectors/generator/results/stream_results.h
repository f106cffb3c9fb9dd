#pragma once

// StreamResults: the outcomes, codes and monthly figures of a stream of submissions. The generator
// fills one with the expected results, by arithmetic that shares no code with the ledger's rules,
// folds or statistics. `generate --verify` fills another one from a ledger and compares both.
//
// A figure has two months (law.md §7.5): on the event basis the month of the fact, on the booking
// basis the month in which the change was filed.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/model/entry.h"

namespace ledger::codec {
class JsonWriter;
}

namespace connectors::generator {

// The indicators of law.md §7.3, with the names of contract.md §4.
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
  std::string section;  // "outcome", "code", or a month.
  std::string basis;    // Of a month; otherwise empty.
  std::string name;     // "refused", "T04", "contract_value"
  std::string expected;
  std::string found;
};

class StreamResults {
 public:
  void add_outcome(ledger::Outcome outcome) { ++outcomes_[static_cast<std::size_t>(outcome)]; }
  void add_code(ledger::Code code) { ++codes_[code]; }
  // Counts a named case (unlawful/unlawful.h, acts/corrections.cc) and the code expected of it.
  void add_case(std::string_view name, std::optional<ledger::Code> code);
  // Adds `change` to a figure, in the month of the fact and in the month of its filing.
  void add_figure(Measure measure, ledger::Date fact, ledger::Date filed, std::int64_t change);
  void set_figure(MonthBasis basis, ledger::Month month, Measure measure, std::int64_t figure);

  std::uint64_t submissions() const;
  // By outcome, code, and month on each basis. Named cases are not compared.
  std::vector<Difference> differences(const StreamResults& found) const;
  // The members of a JSON object, without its braces: "submissions", "outcomes", "codes", "cases"
  // (the named cases), "months". Counts are numbers, money is yuan as text, keys are in order.
  void write_members(ledger::codec::JsonWriter& json) const;

 private:
  using Months = std::map<ledger::Month, MonthFigures>;
  const Months& in(MonthBasis basis) const { return months_[static_cast<std::size_t>(basis)]; }
  Months& in(MonthBasis basis) { return months_[static_cast<std::size_t>(basis)]; }
  void compare_months(MonthBasis basis, const StreamResults& found,
                      std::vector<Difference>& to) const;
  void write_months(ledger::codec::JsonWriter& json) const;

  struct NamedCase {
    std::string code;
    std::uint64_t count = 0;
  };
  std::array<std::uint64_t, 7> outcomes_{};
  std::map<ledger::Code, std::uint64_t> codes_;
  std::map<std::string, NamedCase, std::less<>> cases_;
  std::array<Months, 2> months_;
};

}  // namespace connectors::generator
