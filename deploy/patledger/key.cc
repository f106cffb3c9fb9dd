// patledger key: the keys that sign releases, and those that verify them.

#include <cstdio>
#include <filesystem>

#include "deploy/patledger/key_file.h"
#include "deploy/patledger/session.h"

namespace patledger {
namespace {

bool is_taken(const std::string& path) {
  std::error_code failed;
  return std::filesystem::exists(std::filesystem::symlink_status(path, failed));
}

int run_new(const std::string& name, const std::string& path) {
  for (const std::string& one : {path, path + ".pub"}) {
    if (!is_taken(one)) continue;
    std::fprintf(stderr, "patledger: %s is there already; a key is never overwritten\n",
                 one.c_str());
    return kUsage;
  }
  const auto key = ledger::store::new_signer_key(name);
  if (!key) return report_unopened(key.error());
  if (const auto written = write_key_pair(*key, path); !written) return report(written.error());
  return print_line(key_text(key->verifier)) ? kDone : kDisk;
}

int run_show(const std::string& path) {
  const auto key = load_public_half(path);
  if (!key) return report_unopened(key.error());
  return print_line(key_text(*key)) ? kDone : kDisk;
}

void add_new(CLI::App& key, Shared& shared) {
  auto name = std::make_shared<std::string>();
  auto path = std::make_shared<std::string>();
  CLI::App* command = key.add_subcommand("new", "Make a key pair");
  command->add_option("NAME", *name, "Whose key it is, as in patents.example/release")->required();
  command->add_option("--out", *path, "The file of the secret; FILE.pub is made beside it")
      ->required()
      ->type_name("FILE");
  command->footer("Examples:\n  patledger key new patents.example/release --out release.key");
  command->callback([&shared, name, path] { shared.exit_code = run_new(*name, *path); });
}

void add_show(CLI::App& key, Shared& shared) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = key.add_subcommand("show", "Print the key that verifies, of either file");
  command->add_option("FILE", *path, "The secret, or FILE.pub")->required();
  command->footer("Examples:\n  patledger key show release.key");
  command->callback([&shared, path] { shared.exit_code = run_show(*path); });
}

}  // namespace

void add_key(CLI::App& app, Shared& shared) {
  CLI::App* command = app.add_subcommand("key", "Make and show the keys that sign releases");
  command->require_subcommand(1);
  add_new(*command, shared);
  add_show(*command, shared);
  command->footer(
      "Keys and signatures are signed notes (C2SP) with Ed25519. The key that verifies is "
      "printed.\n"
      "Examples:\n  patledger key new patents.example/release --out release.key\n"
      "  patledger key show release.key.pub\n"
      "Exit codes: 0 done; 64 a name, a file that is there already, or no key; 74 disk.");
}

}  // namespace patledger
