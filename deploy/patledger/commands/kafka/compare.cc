// patledger compare: compares the logs of two ledgers and prints the first entry that differs.

#include <algorithm>

#include "connectors/terminal/width.h"
#include "deploy/patledger/commands/commands.h"
#include "ledger/store/tree/common_prefix.h"

namespace patledger {
namespace {

using ledger::Seq;
using ledger::store::Log;

int compare(const std::string& name, const std::string& other_name) {
  const auto one = Log::open({.directory = name, .write = false, .purpose = "compare"});
  if (!one) return report(one.error());
  const auto other = Log::open({.directory = other_name, .write = false, .purpose = "compare"});
  if (!other) return report(other.error());
  const Seq size = (*one)->size();
  const Seq other_size = (*other)->size();
  const Seq shorter = std::min(size, other_size);
  const auto common = common_prefix(**one, **other);
  if (!common) return report(common.error());
  if (*common < shorter) {
    const std::string entry = std::to_string(*common);
    print_line("differ: the same up to " + entry + " entries; entry " + entry + " differs");
    return kRefused;
  }
  const auto root = (*one)->root_at(shorter);
  if (!root) return report(root.error());
  std::string text = "same: " + std::to_string(shorter) + " entries, root " + ledger::hex(*root);
  if (size != other_size) {
    text += "; " + (size > other_size ? name : other_name) + " has " +
            std::to_string(std::max(size, other_size) - shorter) + " more";
  }
  return print_line(connectors::terminal::visible(text)) ? kDone : kDisk;
}

}  // namespace

void add_compare(const Command& root, const GlobalOptions& /*options*/) {
  auto nodes = std::make_shared<std::vector<std::string>>();
  const Command command = root.add("compare", "Compare the logs of two ledgers");
  command.texts("DIR", *nodes, "The directories of two ledgers").required().count(2);
  command.footer(
      "Examples:\n"
      "  patledger compare /var/lib/patledger /mnt/replica/patledger\n"
      "Exit codes: 0 the same, as far as both go; 2 they differ; 66 no ledger in the directory.");
  command.run([nodes] { return compare((*nodes)[0], (*nodes)[1]); });
}

}  // namespace patledger
