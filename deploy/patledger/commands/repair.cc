// patledger repair: copies what can be read of a damaged ledger into a new one.

#include "connectors/views/repair.h"

#include <cstdio>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/repaired_ledger.h"

namespace patledger {
namespace {

struct Arguments {
  std::string directory;
  std::string to;
  std::string format = "table";
};

int run(const Arguments& arguments, const GlobalOptions& options) {
  connectors::terminal::Progress progress("repair", 0);
  const auto repaired = repair_ledger(arguments.directory, arguments.to,
                                      [&progress](ledger::Seq done) { progress.update(done); });
  if (!repaired) return report_usage(repaired.error());
  const connectors::views::RepairView view{repaired->repair, repaired->faults, repaired->root,
                                           repaired->has_old_root, arguments.to};
  const std::string text =
      arguments.format == "json"
          ? connectors::views::repair_json_lines(view)
          : connectors::views::repair_text(view, options.lang(),
                                           connectors::terminal::Style::of_stdout());
  std::fputs(connectors::views::repair_summary(view, options.lang()).c_str(), stderr);
  if (!print(text)) return kDisk;
  const bool is_other_root = !repaired->has_old_root.value_or(true);
  return repaired->repair.listed.empty() && !is_other_root ? kDone : kRefused;
}

}  // namespace

void add_repair(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("repair",
               "Copy every entry of a damaged ledger that can be proved into a new one, "
               "and list the rest");
  command.text("DIR", arguments->directory, "The directory of the damaged ledger; it is only read")
      .required();
  command
      .text("--to", arguments->to, "Make the new ledger in this directory, which is new or empty")
      .required();
  command.choice("--format", arguments->format, {"table", "json"}, "Print the list in this format");
  command.footer(
      "Every entry has the position that it had. A lost one leaves its position taken, with the "
      "hash that the tree has for it; receipts and roots then stay valid. If that hash is lost "
      "too, which can be among the newest 255 entries or if the tree is damaged, every root after "
      "the entry is another one, and the last line says so. Submit again what is listed as lost. "
      "The new ledger follows no topic. A run that was killed leaves NEW.XXXXXX: delete it.\n"
      "Examples:\n  patledger repair ./patledger-data --to ./repaired\n"
      "  patledger repair ./patledger-data --to ./repaired --format json > rest.ndjson\n"
      "Exit codes: 0 every entry was copied, proved; 2 some are listed, or the root is another; 64 "
      "--to is not empty, or in DIR; 66 no ledger in DIR; 69 a process writes there; 74 no entry "
      "can be read, or the disk failed.");
  command.run([&options, arguments] { return run(*arguments, options); });
}

}  // namespace patledger
