#pragma once

// Decoder decodes inputs into submissions. It reads nothing but their bytes, so that it can run
// ahead of deciding, in another thread.
//
// Threading: a decoder belongs to one thread.

#include <span>
#include <vector>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/service/records/input.h"

namespace ledger::service {

struct DecodedInput {
  codec::Decoded decoded;
  std::uint64_t key = 0;  // IdempotencyIndex::fingerprint() of a submission.
};

class Decoder {
 public:
  // Replaces the contents of `decoded`, and reuses its memory.
  void decode(std::span<const Input> inputs, std::vector<DecodedInput>& decoded);

 private:
  codec::Decoded decode_one(const Input& input);

  codec::CapnpCodec capnp_;
  codec::JsonDecoder json_;
};

}  // namespace ledger::service
