#pragma once

// Encoder encodes decided entries and their annexes for the log. It reads nothing else, so that it
// can run behind deciding, in another thread.
//
// Threading: an encoder belongs to one thread at a time.

#include "ledger/codec/capnp/codec.h"
#include "ledger/service/decided.h"
#include "ledger/store/log.h"

namespace ledger::service {

class Encoder {
 public:
  // Adds each entry, with its annex, to `batch`.
  void encode(const DecidedBatch& decided, store::Batch& batch);

 private:
  void encode_annex(const DecidedEntry& decided, const Input& input);

  codec::CapnpCodec capnp_;
  Bytes annex_;
  Bytes about_;
};

}  // namespace ledger::service
