// Any text as a date, a month or a moment: what parses round-trips.

#include "ledger/base/date.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto date = Date::parse(text)) {
    LEDGER_ASSERT(date->text() == text);
    LEDGER_ASSERT(date->plus_years(20) > *date);
    LEDGER_ASSERT(date->plus_months(-1) < *date);
  }
  if (const auto month = Month::parse(text)) LEDGER_ASSERT(month->text() == text);
  if (const auto moment = Instant::parse(text)) {
    if (moment->day() <= kLastDay && moment->day() >= Date::of(1900, 1, 1)) {
      LEDGER_ASSERT(Instant::parse(moment->text()) == moment);
    }
  }
  return 0;
}
