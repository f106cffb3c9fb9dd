#include "deploy/patledger/key_file.h"

#include <unistd.h>

#include <filesystem>

#include "ledger/store/file.h"

namespace patledger {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::store::SignerKey;
using ledger::store::VerifierKey;

constexpr std::uintmax_t kFileBytesMax = 4096;
constexpr unsigned kSecretMode = 0600;
constexpr unsigned kPublicMode = 0644;

// The file's line, without its end.
ledger::Result<ledger::Bytes> read_line(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) {
    return Error{ErrorCode::kInvalid, "is a directory"};
  }
  if (std::filesystem::file_size(path, failed) > kFileBytesMax && !failed) {
    return Error{ErrorCode::kInvalid, "is longer than a key"};
  }
  auto bytes = ledger::store::read_file(path);
  if (!bytes) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kInvalid, "is not there"};
  ledger::Bytes line = std::move(**bytes);
  if (line.ends_with('\n')) line.pop_back();
  return line;
}

template <typename Key>
ledger::Result<Key> load(const std::string& path, ledger::Result<Key> (*parse)(ledger::ByteView)) {
  auto line = read_line(path);
  if (!line) return Error{line.error().code, path + ": " + line.error().context};
  auto key = parse(*line);
  ledger::store::wipe(*line);
  if (!key) return Error{key.error().code, path + ": " + key.error().context};
  return key;
}

ledger::Result<VerifierKey> parse_either(ledger::ByteView text) {
  if (!ledger::store::is_signer_key(text)) return ledger::store::parse_verifier_key(text);
  auto key = ledger::store::parse_signer_key(text);
  if (!key) return key.error();
  return std::move(key->verifier);
}

}  // namespace

ledger::Result<VerifierKey> load_verifier_key(const std::string& path) {
  return load(path, &ledger::store::parse_verifier_key);
}

ledger::Result<SignerKey> load_signer_key(const std::string& path) {
  return load(path, &ledger::store::parse_signer_key);
}

ledger::Result<VerifierKey> load_public_half(const std::string& path) {
  return load(path, &parse_either);
}

ledger::Status write_key_pair(const SignerKey& key, const std::string& path) {
  const std::string public_path = path + ".pub";
  auto shown = ledger::store::create_file(public_path, key_text(key.verifier) + "\n", kPublicMode);
  if (!shown) return shown;
  ledger::Bytes secret = secret_key_text(key) + "\n";
  auto kept = ledger::store::create_file(path, secret, kSecretMode);
  ledger::store::wipe(secret);
  if (!kept) ::unlink(public_path.c_str());  // A lock without its key.
  return kept;
}

}  // namespace patledger
