// patledger rebuild: computes again what is derived from the log.

#include "projections/storage/rebuild.h"

#include <cstdio>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/commands.h"
#include "ledger/store/place.h"

namespace patledger {
namespace {

using ledger::Seq;
using ledger::store::Log;

int run(const std::string& directory, const std::string& name) {
  // What is replaced is not read, so a reader could fail here. There is nothing to rebuild without
  // a ledger, which opening for writing would make.
  const auto found = ledger::store::find_ledger(directory);
  if (!found) return report(found.error());
  const auto opened = Log::open({.directory = directory, .purpose = "rebuild", .renew_rows = true});
  if (!opened) return report(opened.error());
  Log& log = **opened;
  connectors::terminal::Progress progress("rebuild", log.size());
  const auto cells =
      projections::storage::rebuild_statistics(log, [&](Seq done) { progress.update(done); });
  if (!cells) return report(cells.error());
  std::fprintf(stderr, "rebuilt: %s, %zu rows from %llu entries; snapshot; high-water mark\n",
               name.c_str(), *cells, static_cast<unsigned long long>(log.size()));
  return kDone;
}

}  // namespace

void add_rebuild(const Command& root, const GlobalOptions& options) {
  auto name = std::make_shared<std::string>("statistics");
  const Command command =
      root.add("rebuild", "Compute again what follows from the entries: statistics and snapshot");
  command.choice("PROJECTION", *name, {"statistics"}, "What the rows are of");
  command.footer(
      "Nothing of what is replaced is read. Entries are not changed. One damaged copy of the "
      "high-water mark is made again from the other; a mark that is missing is not, as nothing "
      "else shows whether the newest entries are there: see `patledger repair`.\n"
      "Examples:\n  patledger rebuild\n  patledger rebuild statistics\n"
      "Exit codes: 0 done; 66 no ledger in the directory; 69 another process writes there; 74 "
      "entries are damaged: see `patledger verify`.");
  command.run([&options, name] { return run(options.directory, *name); });
}

}  // namespace patledger
