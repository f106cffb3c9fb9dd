#include "projections/storage/rebuild.h"

#include <utility>

#include "ledger/service/audit/snapshots.h"
#include "ledger/service/replay/replayer.h"
#include "projections/storage/journal.h"
#include "projections/storage/statistics_runner.h"

namespace projections::storage {
namespace {

using ledger::Damage;
using ledger::DamageKind;
using ledger::KvRow;
using ledger::Seq;
using ledger::Status;
using ledger::store::Log;

// The State and the statistics after all entries of a log, with the journal of all of them.
struct Replay {
  StatisticsRunner statistics;
  ledger::service::Replayer replayer{{&statistics}};
  std::vector<KvRow> journal;

  Replay() { statistics.start_journal(); }

  Status run(const Log& log, const std::function<void(Seq)>& progress) {
    auto replayed = replayer.replay_all(log, log.size(), taking_journal(progress));
    take_journal();
    return replayed;
  }

  Status run_and_audit(const Log& log, std::vector<Damage>& damages,
                       const std::function<void(Seq)>& progress) {
    auto replayed =
        ledger::service::audit_snapshots(log, replayer, damages, taking_journal(progress));
    take_journal();
    return replayed;
  }

 private:
  std::function<void(Seq)> taking_journal(const std::function<void(Seq)>& progress) {
    return [this, &progress](Seq done) {
      take_journal();
      progress(done);
    };
  }
  void take_journal() {
    for (KvRow& row : statistics.take_journal()) journal.push_back(std::move(row));
  }
};

Status compare_cells(const Log& log, const StatisticsRunner& statistics) {
  const std::vector<KvRow> expected = statistics.rows();
  std::size_t at = 0;
  bool is_same = true;
  auto scanned =
      log.scan_rows(statistics.row_prefix(), [&](ledger::ByteView key, ledger::ByteView value) {
        is_same = at < expected.size() && expected[at].key == key && expected[at].value == value;
        ++at;
        return is_same;
      });
  if (!scanned) return scanned;
  if (!is_same || at != expected.size()) {
    return ledger::Error{ledger::ErrorCode::kCorrupt,
                         "the stored rows of the statistics differ from the log: run `patledger "
                         "rebuild`"};
  }
  return ledger::Done{};
}

}  // namespace

Status verify_statistics(const Log& log, std::vector<Damage>& damages,
                         const std::function<void(Seq)>& progress) {
  Replay replay;
  if (auto replayed = replay.run_and_audit(log, damages, progress); !replayed) return replayed;
  for (const auto& compared :
       {compare_cells(log, replay.statistics), compare_journal(log, replay.journal)}) {
    if (compared) continue;
    if (compared.error().is_of_process()) return compared;
    damages.push_back({DamageKind::kRows, "rows", compared.error().context, {}, 0});
  }
  return ledger::Done{};
}

ledger::Result<std::size_t> rebuild_statistics(Log& log, const std::function<void(Seq)>& progress) {
  Replay replay;
  if (const auto replayed = replay.run(log, progress); !replayed) return replayed.error();
  std::vector<KvRow> rows = replay.statistics.rows();
  const std::size_t cells = rows.size();
  for (KvRow& row : replay.journal) rows.push_back(std::move(row));
  if (const auto renewed = log.renew_rows(rows); !renewed) return renewed.error();
  if (const auto removed = log.remove_snapshots(ledger::service::kSnapshotName); !removed) {
    return removed.error();
  }
  if (const auto saved = replay.replayer.save(log); !saved) return saved.error();
  return cells;
}

}  // namespace projections::storage
