#include "ledger/crypto/note_key.h"

#include <algorithm>
#include <array>

#include "ledger/crypto/base64.h"
#include "ledger/crypto/sha256.h"

namespace ledger::crypto {
namespace {

constexpr ByteView kEd25519("\x01", 1);
constexpr ByteView kSecretPrefix = "PRIVATE+KEY+";
constexpr std::size_t kKeyBytesMax = 256;

Error invalid(const char* why) { return {ErrorCode::kInvalid, why}; }

// The key in a text NAME+HASH8+BASE64, without its algorithm. The caller checks the hash by
// comparing the whole text.
Result<Bytes> key_in(ByteView text) {
  const std::size_t last = text.size() > kKeyBytesMax ? ByteView::npos : text.find('+');
  if (last == ByteView::npos) return invalid("is not a key of the form NAME+HASH+KEY");
  const std::size_t hash_end = text.find('+', last + 1);
  if (hash_end == ByteView::npos) return invalid("is not a key of the form NAME+HASH+KEY");
  auto key = parse_base64(text.substr(hash_end + 1));
  if (!key) return invalid("has a key that is not Base64");
  if (!key->starts_with(kEd25519)) return invalid("has a key that is not an Ed25519 key");
  key->erase(0, 1);
  return std::move(*key);
}

std::string_view name_in(ByteView text) { return text.substr(0, text.find('+')); }

Result<SignerKey> signer_key(std::string_view name, const Seed& seed) {
  if (!is_key_name(name)) {
    return invalid("a key name must be 1 to 128 printable ASCII characters without blank or plus");
  }
  const auto key = public_key(seed);
  if (!key) return key.error();
  return SignerKey{{std::string(name), *key}, seed};
}

std::string hash_digits(const VerifierKey& key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : key_hash(key)) {
    const auto byte = static_cast<unsigned char>(c);
    text += {kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return text;
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= kKeyNameBytesMax &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != '+'; });
}

Result<SignerKey> new_signer_key(std::string_view name) {
  const auto seed = Seed::random();
  if (!seed) return seed.error();
  return signer_key(name, *seed);
}

Result<VerifierKey> parse_verifier_key(ByteView text) {
  if (is_signer_key(text))
    return invalid("is a signer key, which is secret; give the verifier key");
  const auto bytes = key_in(text);
  if (!bytes) return bytes.error();
  VerifierKey key{std::string(name_in(text)), {}};
  if (bytes->size() != key.key.size()) return invalid("has a key that is not 32 bytes");
  std::copy(bytes->begin(), bytes->end(), key.key.begin());
  if (!is_key_name(key.name) || key_text(key) != text) {
    return invalid("has a name or hash that does not match the key");
  }
  return key;
}

Result<SignerKey> parse_signer_key(ByteView text) {
  if (!is_signer_key(text)) return invalid("is not a signer key");
  const ByteView named = text.substr(kSecretPrefix.size());
  auto bytes = key_in(named);
  if (!bytes) return bytes.error();
  const auto seed = Seed::of(*bytes);
  wipe(*bytes);
  if (!seed) return invalid("has a key that is not 32 bytes");
  auto key = signer_key(name_in(named), *seed);
  if (!key) return key;
  Bytes expected = secret_key_text(*key);
  const bool is_same = expected == text;
  wipe(expected);
  if (!is_same) return invalid("has a name or hash that does not match the key");
  return key;
}

bool is_signer_key(ByteView text) { return text.starts_with(kSecretPrefix); }

std::string key_text(const VerifierKey& key) {
  return key_id(key) + "+" + base64(Bytes(kEd25519) += view_of(key.key));
}

Bytes secret_key_text(const SignerKey& key) {
  Bytes secret = Bytes(kEd25519) += key.seed.bytes();
  Bytes encoded = base64(secret);
  Bytes text = Bytes(kSecretPrefix) + key_id(key.verifier) + "+";
  text.reserve(text.size() + encoded.size() +
               1);  // And a line end: reallocation would leave a copy.
  text += encoded;
  wipe(secret);
  wipe(encoded);
  return text;
}

Bytes key_hash(const VerifierKey& key) {
  const Hash hash = sha256({key.name, "\n", kEd25519, view_of(key.key)});
  return {hash.begin(), hash.begin() + 4};
}

std::string key_id(const VerifierKey& key) { return key.name + "+" + hash_digits(key); }

}  // namespace ledger::crypto
