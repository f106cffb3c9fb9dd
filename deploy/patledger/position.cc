#include "deploy/patledger/position.h"

namespace patledger {

ledger::Result<ledger::Month> parse_month(const std::string& text, const std::string& name) {
  if (const auto month = ledger::Month::parse(text)) return *month;
  return ledger::Error{ledger::ErrorCode::kInvalid,
                       name + " " + text + ": a month is written 2024-07"};
}

ledger::Result<ledger::Seq> position_of(const ledger::Ledger& ledger, const std::string& known) {
  if (known.empty()) return ledger.log().size();
  return parse_known(ledger, known);
}

}  // namespace patledger
