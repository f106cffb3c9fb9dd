// patledger checkpoint, verify, rebuild: the tree, and whether all that is stored is what was
// written.

#include <cstdio>

#include "connectors/console/progress.h"
#include "deploy/patledger/session.h"
#include "deploy/patledger/verify_release.h"
#include "ledger/store/sha256.h"
#include "projections/runner/journal.h"

namespace patledger {
namespace {

using connectors::console::Progress;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Seq;

// The text of a C2SP tlog-checkpoint: origin, size, root. Its signature comes with the keys.
std::string checkpoint_text(Seq size, const ledger::Hash& root) {
  return "patledger/v1\n" + std::to_string(size) + "\n" + ledger::store::base64(root) + "\n";
}

int run_checkpoint(const Shared& shared, const std::string& size_text) {
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "checkpoint");
  if (!opened) return report(opened.error());
  const ledger::store::Log& log = session.ledger->log();
  Seq size = log.size();
  if (!size_text.empty()) size = std::stoull(size_text);
  const auto root = log.root_at(size);
  if (!root) return report(root.error());
  return print(checkpoint_text(size, *root)) ? kDone : kDisk;
}

// Everything folded anew from the first entry, with the journal of the statistics.
ledger::Status fold_all(const ledger::store::Log& log, Past& past,
                        std::vector<ledger::Projection::Row>& journal,
                        const std::function<void(Seq)>& progress) {
  past.statistics.keep_journal();
  const auto take = [&] {
    for (auto& row : past.statistics.take_journal()) journal.push_back(std::move(row));
  };
  auto folded = past.fold.replay_all(log, log.size(), [&](Seq done) {
    take();
    progress(done);
  });
  take();
  return folded;
}

// The rows of the projections, as stored and as folded.
ledger::Status compare_rows(const ledger::Ledger& ledger, const Past& past) {
  const std::vector<ledger::Projection::Row> expected = past.statistics.rows();
  std::size_t at = 0;
  bool is_same = true;
  auto scanned = ledger.log().scan_rows(
      past.statistics.row_prefix(), [&](ledger::ByteView key, ledger::ByteView value) {
        is_same = at < expected.size() && expected[at].first == key && expected[at].second == value;
        ++at;
        return is_same;
      });
  if (!scanned) return scanned;
  if (!is_same || at != expected.size()) {
    return Error{ErrorCode::kCorrupt,
                 "the stored rows of the statistics are not what the log gives: run `patledger "
                 "rebuild statistics`"};
  }
  return ledger::Done{};
}

int run_verify(const Shared& shared) {
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "verify");
  if (!opened) return report(opened.error());
  const Seq size = session.ledger->log().size();
  Progress progress("verify", size * 2);
  const auto verified = session.ledger->log().verify([&](Seq done) { progress.update(done); });
  if (!verified) return report(verified.error());
  Past past;
  std::vector<ledger::Projection::Row> journal;
  const auto folded = fold_all(session.ledger->log(), past, journal,
                               [&](Seq done) { progress.update(size + done); });
  if (!folded) return report(folded.error());
  if (const auto same = compare_rows(*session.ledger, past); !same) return report(same.error());
  const auto same = projections::compare_journal(session.ledger->log(), journal);
  if (!same) return report(same.error());
  std::fprintf(stderr, "verified: %llu entries, tree root %s\n",
               static_cast<unsigned long long>(size),
               ledger::hex(session.ledger->log().root()).c_str());
  return kDone;
}

std::vector<ledger::store::Row> stored(std::vector<ledger::Projection::Row> rows) {
  std::vector<ledger::store::Row> stored;
  stored.reserve(rows.size());
  for (ledger::Projection::Row& row : rows) {
    stored.push_back({std::move(row.first), std::move(row.second)});
  }
  return stored;
}

int run_rebuild(const Shared& shared, const std::string& name) {
  Session session;
  const auto opened = session.open(shared, Session::Mode::kWrite, "rebuild");
  if (!opened) return report(opened.error());
  ledger::store::Log& log = session.ledger->log();
  Past past;
  Progress progress("rebuild", log.size());
  std::vector<ledger::Projection::Row> journal;
  const auto folded = fold_all(log, past, journal, [&](Seq done) { progress.update(done); });
  if (!folded) return report(folded.error());
  const auto cells = stored(past.statistics.rows());
  for (const auto& [prefix, rows] :
       {std::pair{past.statistics.row_prefix(), cells},
        std::pair{projections::kJournalPrefix, stored(std::move(journal))}}) {
    if (const auto replaced = log.replace_rows(prefix, rows); !replaced) {
      return report(replaced.error());
    }
  }
  if (const auto saved = past.fold.save(log); !saved) return report(saved.error());
  std::fprintf(stderr, "rebuilt: %s, %zu rows from %llu entries\n", name.c_str(), cells.size(),
               static_cast<unsigned long long>(log.size()));
  return kDone;
}

}  // namespace

void add_checkpoint(CLI::App& app, Shared& shared) {
  auto size = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("checkpoint", "Size and root of the tree (RFC 6962)");
  command->add_option("--size", *size, "At this older size")->check(CLI::NonNegativeNumber);
  command->footer("Examples:\n  patledger checkpoint\n  patledger checkpoint --size 41");
  command->callback([&shared, size] { shared.exit_code = run_checkpoint(shared, *size); });
}

void add_verify(CLI::App& app, Shared& shared) {
  auto release = std::make_shared<std::string>();
  auto key = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check the whole ledger: every entry, every hash, every stored figure");
  CLI::Option* directory =
      command->add_option("--release", *release, "Check this release instead; needs no ledger")
          ->check(CLI::ExistingDirectory);
  command->add_option("--key", *key, "Who must have signed the release: a file of `key new`, .pub")
      ->check(CLI::ExistingFile)
      ->needs(directory);
  command->footer(
      "Examples:\n  patledger verify\n"
      "  patledger verify --release 2024-07 --key release.key.pub\n"
      "Exit codes: 0 all is as written; 74 with the first damaged position or file.");
  command->callback([&shared, release, key] {
    shared.exit_code = release->empty() ? run_verify(shared) : run_verify_release(*release, *key);
  });
}

void add_rebuild(CLI::App& app, Shared& shared) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("rebuild", "Fold a projection anew from the whole log");
  command->add_option("PROJECTION", *name, "statistics")
      ->required()
      ->check(CLI::IsMember({"statistics"}));
  command->footer("Examples:\n  patledger rebuild statistics");
  command->callback([&shared, name] { shared.exit_code = run_rebuild(shared, *name); });
}

}  // namespace patledger
