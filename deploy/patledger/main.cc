// patledger: the program.

#include <csignal>
#include <exception>

#include "deploy/patledger/cli/last_resort.h"
#include "deploy/patledger/cli/log.h"
#include "deploy/patledger/cli/standard_streams.h"
#include "deploy/patledger/commands/commands.h"
#include "ledger/os/open_files.h"

namespace {

void add_global_options(const patledger::Command& root, patledger::GlobalOptions& options) {
  root.text("--data", options.directory, "Use the ledger in this directory")
      .environment("PATLEDGER_DATA");
  root.choice("--lang", options.language, {"zh", "en"}, "Print texts in this language")
      .environment("PATLEDGER_LANG");
  root.choice("--log-format", options.log_format, {"text", "json"},
              "Write log lines and messages on stderr in this format");
}

// In the order in which the help lists them.
void add_commands(const patledger::Command& root, const patledger::GlobalOptions& options) {
  for (const auto add :
       {patledger::add_submit,     patledger::add_serve,      patledger::add_ingest,
        patledger::add_compare,    patledger::add_patent,     patledger::add_check,
        patledger::add_stats,      patledger::add_explain,    patledger::add_feed,
        patledger::add_checkpoint, patledger::add_verify,     patledger::add_key,
        patledger::add_release,    patledger::add_rebuild,    patledger::add_repair,
        patledger::add_law,        patledger::add_demo,       patledger::add_doctor,
        patledger::add_topics,     patledger::add_topic,      patledger::add_convert,
        patledger::add_party_hash, patledger::add_completion, patledger::add_generate,
        patledger::add_bench}) {
    add(root, options);
  }
}

int run(int argc, char** argv) {
  patledger::GlobalOptions options;
  patledger::CommandLine line("patledger", "The transaction ledger for patent rights",
                              PATLEDGER_VERSION);
  add_global_options(line.root(), options);
  add_commands(line.root(), options);
  if (const auto code = line.parse(argc, argv)) return *code;
  patledger::start_log(options.log_format);
  return line.run();
}

}  // namespace

int main(int argc, char** argv) {
  patledger::prepare_last_resort();
  if (!patledger::open_standard_streams()) return patledger::kDisk;
  ledger::os::raise_open_files_limit();
  std::signal(SIGPIPE, SIG_IGN);  // A closed reader is an error that the command reports.
  std::signal(SIGXFSZ, SIG_IGN);  // So is a file at its size limit.
  try {
    return patledger::finish_output(run(argc, argv));
  } catch (const std::exception& error) {
    patledger::end_by(error);
  }
}
