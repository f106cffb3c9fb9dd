// patledger: the one binary.

#include <csignal>
#include <cstdio>

#include "deploy/patledger/cli.h"

namespace {

void add_commands(CLI::App& app, patledger::Shared& shared) {
  patledger::add_submit(app, shared);
  patledger::add_serve(app, shared);
  patledger::add_ingest(app, shared);
  patledger::add_compare(app, shared);
  patledger::add_patent(app, shared);
  patledger::add_check(app, shared);
  patledger::add_stats(app, shared);
  patledger::add_explain(app, shared);
  patledger::add_feed(app, shared);
  patledger::add_checkpoint(app, shared);
  patledger::add_verify(app, shared);
  patledger::add_key(app, shared);
  patledger::add_release(app, shared);
  patledger::add_rebuild(app, shared);
  patledger::add_law(app, shared);
  patledger::add_demo(app, shared);
  patledger::add_doctor(app, shared);
  patledger::add_topics(app, shared);
  patledger::add_convert(app, shared);
  patledger::add_completion(app, shared);
  patledger::add_generate(app, shared);
  patledger::add_bench(app, shared);
}

int run(int argc, char** argv) {
  CLI::App app{"patledger: the transaction ledger for patent rights", "patledger"};
  patledger::Shared shared;
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", PATLEDGER_VERSION);
  app.add_option("--data", shared.directory, "The ledger's directory")
      ->envname("PATLEDGER_DATA")
      ->capture_default_str();
  app.add_option("--lang", shared.language, "Language of texts: zh or en")
      ->envname("PATLEDGER_LANG")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  add_commands(app, shared);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? patledger::kDone : patledger::kUsage;
  }
  return shared.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // A reader that goes away is an error we answer for.
  std::signal(SIGXFSZ, SIG_IGN);  // So is a file that may not grow.
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "patledger: %s\n", error.what());
    return patledger::kOurFault;
  }
}
