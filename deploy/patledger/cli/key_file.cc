#include "deploy/patledger/cli/key_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "ledger/crypto/base64.h"
#include "ledger/os/file.h"

namespace patledger {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::crypto::Seed;
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

// A secret that others could read is no secret, whatever it signed.
ledger::Status check_mode(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0) return ledger::os::os_error("read", path);
  const unsigned mode = about.st_mode & 0777U;
  if ((mode & 0077U) == 0) return ledger::Done{};
  std::array<char, 8> octal{};
  std::snprintf(octal.data(), octal.size(), "%04o", mode);
  return Error{ErrorCode::kInvalid,
               path + ": mode " + octal.data() +
                   " lets others read or change a secret key; run chmod 600, or make a new key"};
}

// A file with a signer's key is secret, whatever is read of it.
enum class Secrecy : std::uint8_t { kOfSigners, kAlways };

template <typename Key>
ledger::Result<Key> load(const std::string& path, ledger::Result<Key> (*parse)(ledger::ByteView),
                         Secrecy secrecy = Secrecy::kOfSigners) {
  auto line = read_line(path);
  if (!line) return Error{line.error().code, path + ": " + line.error().context};
  const bool is_secret = secrecy == Secrecy::kAlways || ledger::crypto::is_signer_key(*line);
  auto key = parse(*line);
  ledger::crypto::wipe(*line);
  if (is_secret && key) {
    if (auto checked = check_mode(path); !checked) return checked.error();
  }
  if (!key) return Error{key.error().code, path + ": " + key.error().context};
  return key;
}

ledger::Result<VerifierKey> parse_either(ledger::ByteView text) {
  if (!ledger::crypto::is_signer_key(text)) return ledger::crypto::parse_verifier_key(text);
  auto key = ledger::crypto::parse_signer_key(text);
  if (!key) return key.error();
  return std::move(key->verifier);
}

ledger::Result<Seed> parse_hash_key(ledger::ByteView text) {
  auto bytes = ledger::crypto::parse_base64(text);
  const std::optional<Seed> key = bytes ? Seed::of(*bytes) : std::nullopt;
  if (bytes) ledger::crypto::wipe(*bytes);
  if (key) return *key;
  return Error{ErrorCode::kInvalid,
               "not a key of `patledger party-hash`: 32 bytes in Base64 are expected"};
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

ledger::Result<Seed> load_hash_key(const std::string& path) {
  return load(path, &parse_hash_key, Secrecy::kAlways);
}

ledger::Status write_hash_key(const Seed& key, const std::string& path) {
  ledger::Bytes line = ledger::crypto::base64(key.bytes()) + "\n";
  auto created = ledger::os::create_file(path, line, kSecretMode);
  ledger::crypto::wipe(line);
  return created;
}

}  // namespace patledger
