#pragma once

// StreamEncoder: generated submissions as bytes, NDJSON or Cap'n Proto. The model cannot hold a
// patent number with a wrong check character, so the encoder changes that character in the bytes.

#include "connectors/generator/city/city.h"
#include "ledger/codec/capnp/codec.h"

namespace connectors::generator {

// The expected outcome of a submission as a line of JSON, in the form of tests/examples: source,
// id, outcome, refusals.
std::string expected_line(const Generated& generated);

class StreamEncoder {
 public:
  explicit StreamEncoder(bool is_capnp) : is_capnp_(is_capnp) {}

  ledger::Bytes encode(const Generated& generated);  // A line with its LF, or a framed message.

 private:
  bool is_capnp_;
  ledger::codec::CapnpCodec capnp_;
};

}  // namespace connectors::generator
