#include "deploy/patledger/cli/key_file.h"

#include <unistd.h>

#include <filesystem>

#include "ledger/os/file.h"

namespace patledger {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::crypto::SignerKey;
using ledger::crypto::VerifierKey;

constexpr std::uintmax_t kFileBytesMax = 4096;
constexpr unsigned kSecretMode = 0600;
constexpr unsigned kPublicMode = 0644;

// The line of the file, without its end.
ledger::Result<ledger::Bytes> read_line(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return Error{ErrorCode::kInvalid, "is a directory, not a key file"};
  }
  if (std::filesystem::file_size(path, error) > kFileBytesMax && !error) {
    return Error{ErrorCode::kInvalid, "is too long to be a key file"};
  }
  auto bytes = ledger::os::read_file(path);
  if (!bytes) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kInvalid, "no such file"};
  ledger::Bytes line = std::move(**bytes);
  if (line.ends_with('\n')) line.pop_back();
  return line;
}

template <typename Key>
ledger::Result<Key> load(const std::string& path, ledger::Result<Key> (*parse)(ledger::ByteView)) {
  auto line = read_line(path);
  if (!line) return Error{line.error().code, path + ": " + line.error().context};
  auto key = parse(*line);
  ledger::crypto::wipe(*line);
  if (!key) return Error{key.error().code, path + ": " + key.error().context};
  return key;
}

ledger::Result<VerifierKey> parse_either(ledger::ByteView text) {
  if (!ledger::crypto::is_signer_key(text)) return ledger::crypto::parse_verifier_key(text);
  auto key = ledger::crypto::parse_signer_key(text);
  if (!key) return key.error();
  return std::move(key->verifier);
}

}  // namespace

ledger::Result<VerifierKey> load_verifier_key(const std::string& path) {
  return load(path, &ledger::crypto::parse_verifier_key);
}

ledger::Result<SignerKey> load_signer_key(const std::string& path) {
  return load(path, &ledger::crypto::parse_signer_key);
}

ledger::Result<VerifierKey> load_public_key(const std::string& path) {
  return load(path, &parse_either);
}

ledger::Status write_key_pair(const SignerKey& key, const std::string& path) {
  const std::string public_path = path + ".pub";
  auto created = ledger::os::create_file(public_path, key_text(key.verifier) + "\n", kPublicMode);
  if (!created) return created;
  ledger::Bytes secret = secret_key_text(key) + "\n";
  created = ledger::os::create_file(path, secret, kSecretMode);
  ledger::crypto::wipe(secret);
  if (!created) ::unlink(public_path.c_str());  // A public key without its secret key.
  return created;
}

}  // namespace patledger
