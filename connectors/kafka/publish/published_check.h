#pragma once

// Whether the outgoing topics hold the answers of the ledger that a node has, to the records of the
// partition that it follows. If the command topic was lost and made again, they hold the answers to
// other records: then nothing may be published, as it would seem to be published already.

#include <optional>

#include "connectors/kafka/publish/published.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

// As read_published(), and kCorrupt if the followed partition ends before an answer, or its record
// at the newest position is later than the answer: its records were lost.
ledger::Result<std::optional<Published>> check_published(
    const Connection& connection, const ledger::service::FollowedPartition& followed);

// kCorrupt if the outgoing topics hold a position that the log does not have, or another answer for
// one that it has: they are of another ledger, or another copy of this one has more entries.
ledger::Status compare_published(const Published& published, const ledger::store::Log& log);

}  // namespace connectors::kafka
