#include "ledger/service/decoder.h"

#include "ledger/service/key_index.h"

namespace ledger {

void Decoder::decode(std::span<const Received> group, std::vector<Incoming>& incoming) {
  incoming.clear();
  incoming.reserve(group.size());
  for (const Received& received : group) {
    Incoming& one = incoming.emplace_back();
    one.decoded = decode_one(received);
    if (!one.decoded.submission) continue;  // What is malformed takes no key.
    one.key = KeyIndex::fingerprint(one.decoded.source, one.decoded.id);
  }
}

codec::Decoded Decoder::decode_one(const Received& received) {
  std::optional<Instant> at;
  if (received.arrival) at = received.arrival->at;
  codec::Decoded undecoded;
  switch (received.form) {
    case Form::kJson:
      return json_.decode(received.bytes, at);
    case Form::kCapnp:
      return capnp_.decode_submission(received.bytes, at);
    case Form::kSpooled:
      undecoded.faults = {{Code::kF08, "", "a submission has at most 1048576 bytes"}};
      break;
    case Form::kUnknown:
      undecoded.faults = {{Code::kF01, "", "neither application/json nor application/x-capnp"}};
      break;
  }
  return undecoded;
}

}  // namespace ledger
