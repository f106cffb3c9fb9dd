#pragma once

// The keys of signed notes (signed_note.h), each one line of text:
//
//   NAME+HASH8+BASE64(0x01 || public key)          a verifier's: may be known to all
//   PRIVATE+KEY+NAME+HASH8+BASE64(0x01 || seed)    a signer's: a secret
//
// The key hash is the first 4 bytes of SHA-256(NAME || "\n" || 0x01 || public key), and HASH8 is it
// in hexadecimal digits; 0x01 stands for Ed25519, the only algorithm here. A name is printable
// ASCII without blank or plus: narrower than C2SP, which takes any text without these.
//
// Threading: values; any thread.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/store/ed25519.h"

namespace ledger::store {

constexpr std::size_t kKeyNameBytesMax = 128;

struct VerifierKey {
  std::string name;  // Whose it is, best a URL without its scheme: "patents.example/release".
  PublicKey key{};
};

struct SignerKey {
  VerifierKey verifier;
  Seed seed;
};

bool is_key_name(std::string_view name);

// kInvalid where the name is none.
Result<SignerKey> new_signer_key(std::string_view name);

// kInvalid where it is none, not written in the one way that key_text() and secret_key_text() have,
// or of another algorithm. Nothing of a secret is told in the error.
Result<VerifierKey> parse_verifier_key(ByteView text);
Result<SignerKey> parse_signer_key(ByteView text);
bool is_signer_key(ByteView text);  // By how it begins.

std::string key_text(const VerifierKey& key);
Bytes secret_key_text(const SignerKey& key);  // wipe() it after use.

Bytes key_hash(const VerifierKey& key);      // Its 4 bytes.
std::string key_id(const VerifierKey& key);  // "NAME+HASH8": which key, for people.

}  // namespace ledger::store
