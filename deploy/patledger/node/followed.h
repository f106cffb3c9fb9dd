#pragma once

// The ledgers of a process and the partitions that they follow.

#include <string>

#include "ledger/service/replication.h"

namespace patledger {

// The partition of the command topic, for a ledger that has not followed it yet: its copy gets a
// new name.
ledger::service::FollowedPartition new_followed(std::int32_t partition);

// `directory`, or its folder partition-N if the process has several ledgers.
std::string partition_directory(const std::string& directory, std::int32_t partition,
                                bool has_several);

}  // namespace patledger
