#pragma once

// Ed25519 (RFC 8032): key pairs and signatures, by OpenSSL. Signatures are deterministic.
//
// Threading: values; any thread.

#include <array>
#include <cstdint>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// The secret from which a key pair is derived (RFC 8032 §5.1.5). Its destructor wipes the memory.
class Seed {
 public:
  static constexpr std::size_t kBytes = 32;

  static Result<Seed> random();                   // kUnavailable if the system has no randomness.
  static std::optional<Seed> of(ByteView bytes);  // nullopt unless 32 bytes.
  Seed(const Seed&) = default;
  Seed& operator=(const Seed&) = default;
  ~Seed();

  ByteView bytes() const { return view_of(bytes_); }

 private:
  Seed() = default;
  std::array<std::uint8_t, kBytes> bytes_{};
};

// kUnavailable if OpenSSL fails: no memory, or disabled by its configuration.
Result<PublicKey> public_key(const Seed& seed);
Result<Signature> sign(const Seed& seed, ByteView message);

// Whether `signature` is the signature of `message` by `key`. false also if OpenSSL fails.
bool is_signed(ByteView message, const Signature& signature, const PublicKey& key);

// Overwrites a secret text and empties it.
void wipe(Bytes& secret);

}  // namespace ledger::crypto
