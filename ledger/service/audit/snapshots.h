#pragma once

// Audits the snapshots of a log: each holds what a replay gives at its position, with the index of
// keys and the projections (Replayer::is_folded()).

#include <functional>
#include <vector>

#include "ledger/base/damage.h"
#include "ledger/service/replay/replayer.h"

namespace ledger::service {

// Folds all entries into `replayer`, which is empty, and adds what is wrong with the snapshots to
// `damages`. A snapshot of another build, which no command reads, is no damage.
Status audit_snapshots(const store::Log& log, Replayer& replayer, std::vector<Damage>& damages,
                       const std::function<void(Seq)>& progress);

}  // namespace ledger::service
