#pragma once

// A fuzzer is one function. libFuzzer calls it with generated inputs, replay_main.cc with those in
// the corpus. It fails by an assertion, a sanitizer, or a crash.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ledger/base/assert.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
