#pragma once

// Makes the receipt of an entry, in one language, from the entry and the catalogue of law alone:
// the same receipt can be made again at any time.

#include <functional>
#include <optional>

#include "ledger/base/bilingual.h"
#include "ledger/model/receipt.h"

namespace ledger::service {

// Without `recorded_at` (a dry run) the receipt has no seq and no events. `event_type` returns the
// name of an older event ("pledge.registered").
//
// For a duplicate, pass the first entry, then set the receipt's outcome. A conflict has no reasons:
// its receipt has the source, the id and its own seq.
Receipt make_receipt(const Entry& entry, std::optional<Instant> recorded_at, Language language,
                     const std::function<std::string_view(EventId)>& event_type);

}  // namespace ledger::service
