#pragma once

// Ed25519 (RFC 8032): key pairs and signatures, by OpenSSL. A signature follows from the key and
// the message alone: signed again, the bytes are the same.
//
// Threading: values; any thread.

#include <array>
#include <cstdint>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// The secret of a key pair, from which the rest follows (RFC 8032 §5.1.5). It and its copies wipe
// their memory when they go.
class Seed {
 public:
  static constexpr std::size_t kBytes = 32;

  static Result<Seed> random();  // kUnavailable where the system gives no randomness.
  static std::optional<Seed> of(ByteView bytes);  // Nothing where they are not 32.
  Seed(const Seed&) = default;
  Seed& operator=(const Seed&) = default;
  ~Seed();

  ByteView bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), kBytes}; }

 private:
  Seed() = default;
  std::array<std::uint8_t, kBytes> bytes_{};
};

// kUnavailable: OpenSSL refuses, for want of memory or by its configuration.
Result<PublicKey> public_key(const Seed& seed);
Result<Signature> sign(const Seed& seed, ByteView message);

// Whether it is the signature of the message by that key. False too where OpenSSL fails.
bool is_signed(ByteView message, const Signature& signature, const PublicKey& key);

// Overwrites a text that held a secret, and empties it.
void wipe(Bytes& secret);

}  // namespace ledger::store
