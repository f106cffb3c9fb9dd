// patledger compare: whether two nodes have the same log, and else from where on they differ.

#include "deploy/patledger/session.h"

namespace patledger {
namespace {

using ledger::Seq;
using ledger::store::Log;

// As the root covers all before it, a common prefix ends where roots begin to differ.
ledger::Result<Seq> common_prefix(const Log& one, const Log& other, Seq until) {
  Seq low = 0;  // Equal up to here.
  while (low < until) {
    const Seq middle = low + (until - low + 1) / 2;
    const auto root = one.root_at(middle);
    if (!root) return root.error();
    const auto same = other.root_at(middle);
    if (!same) return same.error();
    if (*root == *same) {
      low = middle;
    } else {
      until = middle - 1;
    }
  }
  return low;
}

int compare(const std::string& name, const std::string& other_name) {
  const auto one = Log::open({.directory = name, .write = false, .purpose = "compare"});
  if (!one) return report(one.error());
  const auto other = Log::open({.directory = other_name, .write = false, .purpose = "compare"});
  if (!other) return report(other.error());
  const Seq size = (*one)->size();
  const Seq other_size = (*other)->size();
  const Seq shared = std::min(size, other_size);
  const auto common = common_prefix(**one, **other, shared);
  if (!common) return report(common.error());
  if (*common < shared) {
    print_line("differ: the same up to " + std::to_string(*common) + " entries; entry " +
               std::to_string(*common) + " is another one");
    return kRefused;
  }
  const auto root = (*one)->root_at(shared);
  if (!root) return report(root.error());
  std::string text = "same: " + std::to_string(shared) + " entries, root " + ledger::hex(*root);
  if (size != other_size) {
    text += "; " + (size > other_size ? name : other_name) + " has " +
            std::to_string(std::max(size, other_size) - shared) + " more";
  }
  print_line(text);
  return kDone;
}

}  // namespace

void add_compare(CLI::App& app, Shared& shared) {
  auto nodes = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("compare", "Whether two ledgers have the same log");
  command->add_option("NODE", *nodes, "Two directories")->required()->expected(2);
  command->footer(
      "Examples:\n"
      "  patledger compare /var/lib/patledger /mnt/replica/patledger\n"
      "Exit codes: 0 the same, as far as both go; 2 they differ.");
  command->callback([&shared, nodes] { shared.exit_code = compare((*nodes)[0], (*nodes)[1]); });
}

}  // namespace patledger
