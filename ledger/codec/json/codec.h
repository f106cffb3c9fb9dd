#pragma once

// JSON ↔ model, by the field tables of the model (model/values/field.h): no field has code of its
// own.
//
// Reading (RFC 8259, UTF-8): nesting up to kJsonDepthMax, no duplicate keys, no unknown fields, all
// bounds of limits.h. All faults of a submission are reported, up to kFaultsMax, each with its
// pointer; a syntax error ends the reading. Writing is compact, in the order of the tables, and
// independent of the locale.
//
// Threading: a decoder belongs to one thread. Reuse it: its buffers are reused.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/codec/decoded.h"
#include "ledger/model/entry.h"
#include "ledger/model/receipt.h"

namespace ledger::codec {

class JsonDecoder {
 public:
  JsonDecoder();
  ~JsonDecoder();
  JsonDecoder(const JsonDecoder&) = delete;
  JsonDecoder& operator=(const JsonDecoder&) = delete;

  // `received`: the time of receipt, if it arrived over a network. Then `at` may be missing.
  Decoded decode(ByteView text, std::optional<Instant> received = {});

  // `original` with the fields of the JSON object `set`: an event as corrected. Pointers of faults
  // begin with "/body/set".
  std::variant<Body, std::vector<Fault>> corrected(const Body& original, ByteView set);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::string to_json(const Submission& submission);
std::string to_json(const Body& body);
std::string to_json(const Receipt& receipt);

}  // namespace ledger::codec
