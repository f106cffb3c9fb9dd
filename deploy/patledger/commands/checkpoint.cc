// patledger checkpoint: size and root of the tree.

#include "ledger/store/tree/checkpoint.h"

#include <optional>

#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

using ledger::Seq;
using ledger::store::Log;

int run(const std::string& directory, std::optional<Seq> size) {
  const auto log = Log::open({.directory = directory, .write = false, .purpose = "checkpoint"});
  if (!log) return report(log.error());
  const Seq entries = (*log)->size();
  if (size && *size > entries) {
    print_error("--size: " + std::to_string(*size) + " is more than the " +
                std::to_string(entries) + " entries of the ledger");
    return kUsage;
  }
  const auto text = checkpoint_text(**log, size.value_or(entries));
  if (!text) return report(text.error());
  return print(*text) ? kDone : kDisk;
}

}  // namespace

void add_checkpoint(const Command& root, const GlobalOptions& options) {
  auto size = std::make_shared<std::optional<Seq>>();
  const Command command = root.add("checkpoint", "Print the size and root of the tree (RFC 6962)");
  command.number("--size", *size, {}, "Print the root of the first N entries; all if left out");
  command.footer("Examples:\n  patledger checkpoint\n  patledger checkpoint --size 41");
  command.run([&options, size] { return run(options.directory, *size); });
}

}  // namespace patledger
