#pragma once

// Encoder makes of what was answered what the log keeps of it: entries and their annexes. It looks
// at nothing else, so that it may run behind deciding, in another thread.
//
// Threading: an encoder belongs to one thread.

#include "ledger/codec/capnp_codec.h"
#include "ledger/service/answer.h"
#include "ledger/store/log.h"

namespace ledger {

class Encoder {
 public:
  // Adds an entry to `batch` for each answer.
  void encode(const Answered& answered, store::Batch& batch);

 private:
  void encode_annex(const Answer& answer, const Received& received);

  codec::CapnpCodec capnp_;
  Bytes annex_;
  Bytes about_;
};

}  // namespace ledger
