#pragma once

// The keys of signed notes (signed_note.h), each one line of text:
//
//   NAME+HASH8+BASE64(0x01 || public key)          a verifier key: public
//   PRIVATE+KEY+NAME+HASH8+BASE64(0x01 || seed)    a signer key: secret
//
// The key hash is the first 4 bytes of SHA-256(NAME || "\n" || 0x01 || public key); HASH8 is the
// key hash in hexadecimal. 0x01 is Ed25519, the only algorithm supported. A name is printable ASCII
// without blank or plus (C2SP allows any text without these).
//
// Threading: values; any thread.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/crypto/ed25519.h"

namespace ledger::crypto {

constexpr std::size_t kKeyNameBytesMax = 128;

struct VerifierKey {
  std::string name;  // Its owner, preferably a URL without scheme: "patents.example/release".
  PublicKey key{};
};

struct SignerKey {
  VerifierKey verifier;
  Seed seed;
};

bool is_key_name(std::string_view name);

// kInvalid if the name is not a key name.
Result<SignerKey> new_signer_key(std::string_view name);

// kInvalid if `text` is not exactly what key_text() or secret_key_text() returns for some key. The
// error contains nothing of a secret.
Result<VerifierKey> parse_verifier_key(ByteView text);
Result<SignerKey> parse_signer_key(ByteView text);
bool is_signer_key(ByteView text);  // By its prefix.

std::string key_text(const VerifierKey& key);
Bytes secret_key_text(const SignerKey& key);  // wipe() it after use.

Bytes key_hash(const VerifierKey& key);      // Its 4 bytes.
std::string key_id(const VerifierKey& key);  // "NAME+HASH8": names a key in messages.

}  // namespace ledger::crypto
