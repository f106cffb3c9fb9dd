// patledger verify: checks the stored bytes of a ledger, or the files of a release.

#include <cstdio>

#include "connectors/terminal/progress.h"
#include "connectors/views/damage.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/figures/verify_release.h"
#include "deploy/patledger/session/examination.h"

namespace patledger {
namespace {

using ledger::Seq;

struct Arguments {
  std::string release;
  std::string key;
  std::string format = "table";
};

bool show(const Examination& found, const std::string& format, const GlobalOptions& options) {
  if (format == "json") {
    return print(
        connectors::views::damage_json_lines(found.damages, options.directory, options.lang()));
  }
  if (found.damages.empty()) return true;
  return print(connectors::views::damage_text(found.damages, options.directory, options.lang(),
                                              connectors::terminal::Style::of_stdout()));
}

void note(const std::vector<Seq>& entries, const std::string& what) {
  if (entries.empty()) return;
  print_error(connectors::views::entries_text(entries) + ": " + what);
}

int run(const GlobalOptions& options, const std::string& format) {
  connectors::terminal::Progress progress("verify", 0);
  const auto found = examine(options.directory, [&](Seq done) { progress.update(done); });
  if (!found) return report(found.error());
  if (!show(*found, format, options)) return kDisk;
  note(found->lost, "lost before a repair, and marked as lost: submit them again");
  note(found->without_bytes, "the bytes as received are not stored here");
  if (found->damages.empty()) {
    std::fprintf(stderr, "verified: %llu entries, tree root %s\n",
                 static_cast<unsigned long long>(found->size), ledger::hex(found->root).c_str());
    return kDone;
  }
  print_error(options.directory +
              ": damaged; the first: " + connectors::views::place_of(found->damages.front()) +
              ": " + found->damages.front().detail);
  if (!found->is_replayed) print_error("stored figures and snapshots were not compared");
  return kDisk;
}

}  // namespace

void add_verify(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add(
      "verify", "Check everything that an answer rests on: every entry, hash, figure and file");
  const Option directory =
      command.text("--release", arguments->release, "Check this release instead; needs no ledger")
          .existing_directory();
  command
      .text("--key", arguments->key,
            "Check that this key signed the release: FILE.pub of `key new`")
      .existing_file()
      .needs(directory);
  command.choice("--format", arguments->format, {"table", "json"},
                 "Print what is damaged in this format");
  command.footer(
      "What is damaged is listed with what it means and what to do.\n"
      "Examples:\n  patledger verify\n  patledger verify --format json\n"
      "  patledger verify --release 2024-07 --key release.key.pub\n"
      "Exit codes: 0 nothing is damaged; 66 no ledger in the directory; 74 damaged: the first "
      "position or file is named.");
  command.run([&options, arguments] {
    return arguments->release.empty() ? run(options, arguments->format)
                                      : run_verify_release(arguments->release, arguments->key);
  });
}

}  // namespace patledger
