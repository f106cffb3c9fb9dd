#pragma once

// What both forms check of a submission beside its body.

#include <limits>
#include <optional>
#include <string_view>

#include "ledger/codec/fault_list.h"
#include "ledger/codec/json_codec.h"
#include "ledger/model/submission.h"

namespace ledger::codec {

// The `at` of a submission that has none.
constexpr Instant kNoAt{std::numeric_limits<std::int64_t>::min()};

// Gives a submission without `at` the moment at which it was received; a fault where its `at` is
// later than five minutes after that.
void stamp(FaultList& faults, Instant received, Decoded& decoded);

// The place in Body of the type of this name.
std::optional<std::size_t> find_type(std::string_view name);

// Each false, with a fault at the present place, where it is not so.
bool check_id(FaultList& faults, std::string_view id);
bool check_waivable(FaultList& faults, std::string_view code);

// Brings `expect` into the order of its patents; false, with a fault, where one comes twice.
bool sort_expect(FaultList& faults, std::vector<Expectation>& expect);

}  // namespace ledger::codec
