#pragma once

// Decoder makes submissions of what was received. It looks at nothing but the bytes, so that it may
// run ahead of deciding, in another thread.
//
// Threading: a decoder belongs to one thread.

#include <span>
#include <vector>

#include "ledger/codec/capnp_codec.h"
#include "ledger/service/received.h"

namespace ledger {

struct Incoming {
  codec::Decoded decoded;
  std::uint64_t key = 0;  // KeyIndex::fingerprint() of a submission.
};

class Decoder {
 public:
  // Into `incoming`, whose memory is used again.
  void decode(std::span<const Received> group, std::vector<Incoming>& incoming);

 private:
  codec::Decoded decode_one(const Received& received);

  codec::CapnpCodec capnp_;
  codec::JsonDecoder json_;
};

}  // namespace ledger
