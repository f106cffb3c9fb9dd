// Must fail: shows that a failed assertion stops a fuzzer, in every build.

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  LEDGER_ASSERT(fuzz::text_of(data, size) != "canary");
  return 0;
}
