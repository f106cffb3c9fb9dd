#include "projections/storage/rebuild.h"

#include <utility>

#include "ledger/service/replay/replayer.h"
#include "projections/storage/journal.h"
#include "projections/storage/statistics_runner.h"

namespace projections::storage {
namespace {

using ledger::KvRow;
using ledger::Seq;
using ledger::Status;
using ledger::store::Log;

// The State and the statistics after all entries of a log, with the journal of all of them.
struct Replay {
  StatisticsRunner statistics;
  ledger::service::Replayer replayer{{&statistics}};
  std::vector<KvRow> journal;

  Status run(const Log& log, const std::function<void(Seq)>& progress) {
    statistics.start_journal();
    auto replayed = replayer.replay_all(log, log.size(), [&](Seq done) {
      take_journal();
      progress(done);
    });
    take_journal();
    return replayed;
  }

 private:
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
                         "rebuild statistics`"};
  }
  return ledger::Done{};
}

}  // namespace

Status verify_statistics(const Log& log, const std::function<void(Seq)>& progress) {
  Replay replay;
  if (auto replayed = replay.run(log, progress); !replayed) return replayed;
  if (auto same = compare_cells(log, replay.statistics); !same) return same;
  return compare_journal(log, replay.journal);
}

ledger::Result<std::size_t> rebuild_statistics(Log& log, const std::function<void(Seq)>& progress) {
  Replay replay;
  if (const auto replayed = replay.run(log, progress); !replayed) return replayed.error();
  const std::vector<KvRow> cells = replay.statistics.rows();
  const auto put = log.replace_rows(replay.statistics.row_prefix(), cells);
  if (!put) return put.error();
  const auto put_journal = log.replace_rows(kJournalPrefix, replay.journal);
  if (!put_journal) return put_journal.error();
  if (const auto saved = replay.replayer.save(log); !saved) return saved.error();
  return cells.size();
}

}  // namespace projections::storage
