#pragma once

// Calls RocksDB where it may run out of memory or threads. It throws then, and an Error results.

#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "ledger/base/result.h"

namespace ledger::store {

// What `call` returns, a Result; kExhausted if it throws.
template <typename Call>
auto guarded(std::string_view operation, const Call& call) -> decltype(call()) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kExhausted, std::string(operation) + ": out of memory"};
  } catch (const std::system_error& failed) {
    return Error{ErrorCode::kExhausted,
                 std::string(operation) + ": no thread, or no memory for one: " + failed.what()};
  }
}

}  // namespace ledger::store
