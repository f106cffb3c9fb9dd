#pragma once

// The checks of a submission's envelope that JSON and Cap'n Proto share.

#include <limits>
#include <optional>
#include <string_view>

#include "ledger/codec/decoded.h"
#include "ledger/codec/fault_list.h"
#include "ledger/model/commands/submission.h"

namespace ledger::codec {

// The value of `at` while it is missing.
constexpr Instant kNoAt{std::numeric_limits<std::int64_t>::min()};

// Sets a missing `at` to the time of receipt.
void stamp(Instant received, Decoded& decoded);

// "\"patent.grnt\" is not a type; the nearest is patent.grant".
std::string unknown_type(std::string_view name);

// The index in Body of the type of this name.
std::optional<std::size_t> find_type(std::string_view name);

// Both return false and add a fault at the current place if the check fails.
bool check_id(FaultList& faults, std::string_view id);
bool check_waivable(FaultList& faults, std::string_view code);

// Sorts `expect` by patent. Returns false and adds a fault if a patent is listed twice.
bool sort_expect(FaultList& faults, std::vector<Expectation>& expect);

}  // namespace ledger::codec
