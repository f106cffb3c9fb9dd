// patledger verify: checks the stored bytes of a ledger, or the files of a release.

#include <cstdio>
#include <functional>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/figures/verify_release.h"
#include "deploy/patledger/session/session.h"
#include "projections/storage/rebuild.h"

namespace patledger {
namespace {

using ledger::Seq;

int run(const std::string& directory) {
  Session session;
  const auto opened = session.open(directory, Session::Mode::kRead, "verify");
  if (!opened) return report(opened.error());
  const ledger::store::Log& log = session.ledger->log();
  const Seq size = log.size();
  connectors::terminal::Progress progress("verify", size * 2);
  const auto verified = log.verify([&](Seq done) { progress.update(done); });
  if (!verified) return report(verified.error());
  const auto same =
      projections::storage::verify_statistics(log, [&](Seq done) { progress.update(size + done); });
  if (!same) return report(same.error());
  std::fprintf(stderr, "verified: %llu entries, tree root %s\n",
               static_cast<unsigned long long>(size), ledger::hex(log.root()).c_str());
  return kDone;
}

}  // namespace

void add_verify(const Command& root, const GlobalOptions& options) {
  auto release = std::make_shared<std::string>();
  auto key = std::make_shared<std::string>();
  const Command command =
      root.add("verify", "Check the whole ledger: every entry, every hash, every stored figure");
  const Option directory =
      command.text("--release", *release, "Check this release instead; needs no ledger")
          .existing_directory();
  command.text("--key", *key, "Check that this key signed the release: FILE.pub of `key new`")
      .existing_file()
      .needs(directory);
  command.footer(
      "Examples:\n  patledger verify\n"
      "  patledger verify --release 2024-07 --key release.key.pub\n"
      "Exit codes: 0 nothing is damaged; 66 no ledger in the directory; 74 damaged: the first "
      "position or "
      "file is named.");
  command.run([&options, release, key] {
    return release->empty() ? run(options.directory) : run_verify_release(*release, *key);
  });
}

}  // namespace patledger
