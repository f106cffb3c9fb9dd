// Any text as money, a rate, an exchange rate, its publisher or a currency: what parses is within
// its bounds and round-trips.

#include "ledger/base/limits.h"
#include "ledger/model/values/exchange.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto amount = Amount::parse(text)) {
    LEDGER_ASSERT(amount->fen >= 0);
    LEDGER_ASSERT(amount->fen <= kAmountFenMax);
    LEDGER_ASSERT(Amount::parse(amount->text()) == amount);
  }
  if (const auto rate = Rate::parse(text)) {
    LEDGER_ASSERT(rate->millionths >= 0);
    LEDGER_ASSERT(Rate::parse(rate->text()) == rate);
  }
  if (const auto rate = ExchangeRate::parse(text)) {
    LEDGER_ASSERT(rate->hundred_millionths > 0);
    LEDGER_ASSERT(ExchangeRate::parse(rate->text()) == rate);
    const auto most = at_rate(Amount{kAmountFenMax}, *rate);
    LEDGER_ASSERT(!most || (most->fen >= 0 && most->fen <= kAmountFenMax));
  }
  if (const auto source = RateSource::parse(text)) LEDGER_ASSERT(source->name.view() == text);
  if (const auto currency = Currency::parse(text)) LEDGER_ASSERT(currency->code.view() == text);
  return 0;
}
