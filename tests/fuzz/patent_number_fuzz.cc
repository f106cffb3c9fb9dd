// Any text as a patent number: what parses has a canonical form, which round-trips.

#include "ledger/model/values/patent_number.h"
#include "tests/fuzz/fuzz.h"

using ledger::NumberFault;
using ledger::PatentNumber;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  NumberFault fault = NumberFault::kNone;
  const auto number = PatentNumber::parse(text, &fault);
  LEDGER_ASSERT(number.has_value() == (fault == NumberFault::kNone));
  if (!number) {
    LEDGER_ASSERT(!describe(fault, text).empty());
    PatentNumber::parse_lenient(text);
    return 0;
  }
  LEDGER_ASSERT(PatentNumber::parse(number->text()) == number);
  LEDGER_ASSERT(PatentNumber::parse_lenient(text) == number);
  LEDGER_ASSERT(PatentNumber::from_key(number->key()) == number);
  LEDGER_ASSERT(number->type() != ledger::PatentType::kUnset);
  return 0;
}
