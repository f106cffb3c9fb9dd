#pragma once

// JSON ↔ model, by the field tables of ledger/model (field.h): no field has code of its own.
//
// Reading (RFC 8259, UTF-8): nesting up to kJsonDepthMax, no duplicate keys, no unknown fields,
// every bound of limits.h. All faults of a submission are told, up to kFaultsMax, each with its
// pointer; a fault of syntax ends the reading. Writing is compact, in the order of the tables, and
// never depends on the locale.
//
// Threading: a decoder belongs to one thread. It keeps its buffers, so keep the decoder.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/model/entry.h"
#include "ledger/model/receipt.h"

namespace ledger::codec {

// What could be made of bytes from outside. There is a submission if and only if there is no fault.
// `source` and `id` are what could be read of them, also beside faults.
struct Decoded {
  std::optional<Submission> submission;
  bool is_stamped = false;  // Its `at` is the moment of receipt, as the sender gave none.
  std::string source;
  std::string id;
  std::vector<Fault> faults;
};

class JsonDecoder {
 public:
  JsonDecoder();
  ~JsonDecoder();
  JsonDecoder(const JsonDecoder&) = delete;
  JsonDecoder& operator=(const JsonDecoder&) = delete;

  // `received`: when a network door took it. Then `at` may be missing, and may not be later than
  // five minutes after it (contract.md §1).
  Decoded decode(ByteView text, std::optional<Instant> received = {});

  // `original` with the fields of the JSON object `set` put in place: what a correction makes of an
  // event. Pointers of faults begin with "/body/set".
  std::variant<Body, std::vector<Fault>> corrected(const Body& original, ByteView set);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::string to_json(const Submission& submission);
std::string to_json(const Body& body);
std::string to_json(const Receipt& receipt);

}  // namespace ledger::codec
