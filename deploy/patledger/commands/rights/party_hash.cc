// patledger party-hash: the party of a natural person, made from the identity number by the sender.

#include <iostream>
#include <string>

#include "deploy/patledger/cli/key_file.h"
#include "deploy/patledger/commands/commands.h"
#include "ledger/crypto/hmac.h"
#include "ledger/model/values/identity_number.h"
#include "ledger/model/values/party_id.h"

namespace patledger {
namespace {

struct Arguments {
  std::string key;
  bool is_new = false;
};

int make_key(const std::string& path) {
  const auto key = ledger::crypto::Seed::random();
  if (!key) return report(key.error());
  const auto written = write_hash_key(*key, path);
  return written ? kDone : report(written.error());
}

// The number in canonical form: without blanks around it, with a capital X.
std::string number_of(std::string line) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && is_blank(line.back())) line.pop_back();
  while (!line.empty() && is_blank(line.front())) line.erase(0, 1);
  if (line.ends_with('x')) line.back() = 'X';
  return line;
}

// Prints one line for each line read, an empty one if it is no number, so that columns of a
// spreadsheet stay beside each other.
int hash_lines(const ledger::crypto::Seed& key) {
  int exit_code = kDone;
  std::string line;
  for (std::uint64_t count = 1; std::getline(std::cin, line); ++count) {
    std::string number = number_of(std::move(line));
    std::string party;
    if (ledger::is_identity_number(number)) {
      const auto hash = ledger::crypto::hmac_sha256(key.bytes(), number);
      if (!hash) return report(hash.error());
      party = ledger::person_id(*hash, number).view();
    } else {
      exit_code = kMalformed;
      print_error("line " + std::to_string(count) +
                  ": not an identity number: 18 characters with a day of birth and a right check "
                  "character are expected");
    }
    ledger::crypto::wipe(number);
    if (!print_line(party)) return kDisk;
  }
  return exit_code;
}

int run_party_hash(const Arguments& arguments) {
  if (arguments.is_new) return make_key(arguments.key);
  const auto key = load_hash_key(arguments.key);
  return key ? hash_lines(*key) : report_usage(key.error());
}

}  // namespace

void add_party_hash(const Command& root, const GlobalOptions& /*options*/) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add(
      "party-hash", "Turn identity numbers of persons into the parties that they are here");
  command
      .text("--key", arguments->key, "The file of the key; all senders of one city share one key")
      .required();
  command.flag("--new", arguments->is_new, "Make the key and its file, and do nothing else");
  command.footer(
      "Reads numbers from stdin, one a line, and prints P:HASH:MASKED for each: 128 bits of\n"
      "HMAC-SHA-256 of the number, and its first two and last two characters. The ledger refuses\n"
      "the number itself (F06). Without the key nobody can try out numbers; with it anybody can.\n"
      "Examples:\n  patledger party-hash --key persons.key --new\n"
      "  patledger party-hash --key persons.key < numbers.txt\n"
      "Exit codes: 0 done; 64 no such key, or a key that others can read; 65 a line is no "
      "identity\n"
      "number; 74 disk.");
  command.run([arguments] { return run_party_hash(*arguments); });
}

}  // namespace patledger
