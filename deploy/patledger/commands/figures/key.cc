// patledger key: the keys that sign releases, and those that verify them.

#include <filesystem>

#include "deploy/patledger/cli/key_file.h"
#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

bool is_taken(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

int run_new(const std::string& name, const std::string& path) {
  for (const std::string& one : {path, path + ".pub"}) {
    if (!is_taken(one)) continue;
    print_error(one + ": exists already, and a key is never overwritten; name another file");
    return kUsage;
  }
  const auto key = ledger::crypto::new_signer_key(name);
  if (!key) return report_usage(key.error());
  if (const auto written = write_key_pair(*key, path); !written) return report(written.error());
  return print_line(key_text(key->verifier)) ? kDone : kDisk;
}

int run_show(const std::string& path) {
  const auto key = load_public_key(path);
  if (!key) return report_usage(key.error());
  return print_line(key_text(*key)) ? kDone : kDisk;
}

void add_new(const Command& key) {
  auto name = std::make_shared<std::string>();
  auto path = std::make_shared<std::string>();
  const Command command = key.add("new", "Create a key pair");
  command.text("NAME", *name, "The name of the signer: patents.example/release").required();
  command.text("--out", *path, "Write the secret key to this file, and the public key to FILE.pub")
      .required();
  command.footer("Examples:\n  patledger key new patents.example/release --out release.key");
  command.run([name, path] { return run_new(*name, *path); });
}

void add_show(const Command& key) {
  auto path = std::make_shared<std::string>();
  const Command command = key.add("show", "Print the public key of a pair");
  command.text("FILE", *path, "The secret key or FILE.pub").required();
  command.footer("Examples:\n  patledger key show release.key");
  command.run([path] { return run_show(*path); });
}

}  // namespace

void add_key(const Command& root, const GlobalOptions& /*options*/) {
  const Command command = root.add_group("key", "Create and show the keys that sign releases");
  add_new(command);
  add_show(command);
  command.footer(
      "Keys and signatures are signed notes (C2SP) with Ed25519. The public key is printed.\n"
      "Examples:\n  patledger key new patents.example/release --out release.key\n"
      "  patledger key show release.key.pub\n"
      "Exit codes: 0 done; 64 a bad name, a file that exists already, or not a key; 74 disk.");
}

}  // namespace patledger
