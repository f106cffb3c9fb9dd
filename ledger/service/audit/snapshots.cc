#include "ledger/service/audit/snapshots.h"

namespace ledger::service {
namespace {

Damage damage_of(Seq seq, const std::string& detail) {
  return {DamageKind::kSnapshot,
          "snapshots/" + std::string(kSnapshotName) + "." + std::to_string(seq),
          detail,
          {},
          0};
}

}  // namespace

Status audit_snapshots(const store::Log& log, Replayer& replayer, std::vector<Damage>& damages,
                       const std::function<void(Seq)>& progress) {
  const auto recorded = log.snapshots(kSnapshotName);
  if (!recorded) return recorded.error();
  std::vector<Seq> comparable;
  for (const Seq seq : *recorded) {
    const auto stored = log.read_snapshot(kSnapshotName, seq);
    if (!stored && stored.error().is_of_process()) return stored.error();
    if (!stored) {
      damages.push_back(damage_of(seq, stored.error().context));
    } else if (replayer.can_load(*stored)) {
      comparable.push_back(seq);
    }
  }
  for (const Seq seq : comparable) {
    if (auto replayed = replayer.replay_all(log, seq, progress); !replayed) return replayed;
    const auto stored = log.read_snapshot(kSnapshotName, seq);
    if (!stored || !replayer.is_folded(*stored)) {
      damages.push_back(damage_of(seq, "differs from what the log gives"));
    }
  }
  return replayer.replay_all(log, log.size(), progress);
}

}  // namespace ledger::service
