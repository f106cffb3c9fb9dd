#pragma once

// Messages of one segment, built in a buffer that is reused; and a copy of bytes at aligned memory.

#include <capnp/message.h>

#include <optional>

#include "ledger/base/bytes.h"

namespace ledger::codec {

class MessageWriter {
 public:
  // The segment with what `fill` writes below the root. Valid until the next call.
  template <typename Fill>
  ByteView write(const Fill& fill) {
    for (;;) {
      start();
      fill(message_->getRoot<capnp::AnyPointer>());
      if (const auto bytes = finish()) return *bytes;
    }
  }

 private:
  void start();
  std::optional<ByteView> finish();  // nullopt: the buffer was too small and was enlarged.

  kj::Array<capnp::word> buffer_;  // Zero, except for the message.
  std::optional<capnp::MallocMessageBuilder> message_;
};

// An aligned copy of bytes. Valid until the next call.
class WordBuffer {
 public:
  kj::ArrayPtr<const capnp::word> copy(ByteView bytes);

 private:
  kj::Array<capnp::word> words_;
};

// Each message is read once, so twice its words suffice.
capnp::ReaderOptions limits_for(std::size_t words);

}  // namespace ledger::codec
