#pragma once

// Encoder: what the generator made as bytes, as NDJSON or Cap'n Proto. Where a patent number is to
// have a wrong check character, which no value of the model can have, its text is altered.

#include "connectors/generator/city.h"
#include "ledger/codec/capnp_codec.h"

namespace connectors::generator {

// A line for each submission, as tests/examples has them: source, id, outcome, and the code that
// stands against it.
std::string expected_line(const Made& made);

class Encoder {
 public:
  explicit Encoder(bool is_capnp) : is_capnp_(is_capnp) {}

  ledger::Bytes encode(const Made& made);  // A line with its end, or a framed message.

 private:
  bool is_capnp_;
  ledger::codec::CapnpCodec capnp_;
};

}  // namespace connectors::generator
