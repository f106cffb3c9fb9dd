#pragma once

// Messages of one segment: built in a buffer that is kept, and read from bytes that may lie
// anywhere.

#include <capnp/message.h>

#include <optional>

#include "ledger/base/bytes.h"

namespace ledger::codec {

class MessageWriter {
 public:
  // What `fill` writes below the root: the segment's bytes, until the next call.
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
  std::optional<ByteView> finish();  // Nothing: the buffer was too small, and now is larger.

  kj::Array<capnp::word> buffer_;  // Zero, but for the message in it.
  std::optional<capnp::MallocMessageBuilder> message_;
};

// Aligned words of bytes from anywhere, until the next call.
class WordBuffer {
 public:
  kj::ArrayPtr<const capnp::word> copy(ByteView bytes);

 private:
  kj::Array<capnp::word> words_;
};

// A message from outside is read once: twice its words are plenty.
capnp::ReaderOptions limits_for(std::size_t words);

}  // namespace ledger::codec
