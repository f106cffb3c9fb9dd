// patledger rebuild: computes the stored rows of a projection from the log.

#include "projections/storage/rebuild.h"

#include <cstdio>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

using ledger::Seq;
using ledger::store::Log;

int run(const std::string& directory, const std::string& name) {
  // Opening for writing would create a ledger, and there is nothing to rebuild without one.
  const auto found = Log::open({.directory = directory, .write = false, .purpose = "rebuild"});
  if (!found) return report(found.error());
  const auto opened = Log::open({.directory = directory, .purpose = "rebuild"});
  if (!opened) return report(opened.error());
  Log& log = **opened;
  connectors::terminal::Progress progress("rebuild", log.size());
  const auto cells =
      projections::storage::rebuild_statistics(log, [&](Seq done) { progress.update(done); });
  if (!cells) return report(cells.error());
  std::fprintf(stderr, "rebuilt: %s, %zu rows from %llu entries\n", name.c_str(), *cells,
               static_cast<unsigned long long>(log.size()));
  return kDone;
}

}  // namespace

void add_rebuild(const Command& root, const GlobalOptions& options) {
  auto name = std::make_shared<std::string>();
  const Command command = root.add("rebuild", "Rebuild a projection from the whole log");
  command.choice("PROJECTION", *name, {"statistics"}, "The projection").required();
  command.footer("Examples:\n  patledger rebuild statistics");
  command.run([&options, name] { return run(options.directory, *name); });
}

}  // namespace patledger
