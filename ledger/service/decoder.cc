#include "ledger/service/decoder.h"

#include "ledger/model/codes.h"
#include "ledger/service/records/spooled.h"
#include "ledger/service/replay/idempotency_index.h"

namespace ledger::service {
namespace {

std::uint64_t size_of(const Input& input) {
  const auto spooled =
      input.encoding == Encoding::kSpooled ? Spooled::parse(input.bytes) : std::nullopt;
  return spooled ? spooled->size : input.bytes.size();
}

codec::Decoded broken(const Input& input) {
  codec::Decoded undecoded;
  undecoded.faults = {{Code::kF01, "",
                       "no whole Cap'n Proto message at offset " +
                           std::to_string(*input.broken_at) + ": the " +
                           std::to_string(size_of(input)) +
                           " bytes from there to the end of the source are this entry"}};
  return undecoded;
}

}  // namespace

void Decoder::decode(std::span<const Input> inputs, std::vector<DecodedInput>& decoded) {
  decoded.clear();
  decoded.reserve(inputs.size());
  for (const Input& input : inputs) {
    DecodedInput& each = decoded.emplace_back();
    each.decoded = decode_one(input);
    if (!each.decoded.submission) continue;  // A malformed one takes no key.
    each.key = IdempotencyIndex::fingerprint(each.decoded.source, each.decoded.id);
  }
}

codec::Decoded Decoder::decode_one(const Input& input) {
  if (input.broken_at) return broken(input);
  std::optional<Instant> at;
  if (input.arrival && !input.arrival->is_from_file) at = input.arrival->at;
  codec::Decoded undecoded;
  switch (input.encoding) {
    case Encoding::kJson:
      return json_.decode(input.bytes, at);
    case Encoding::kCapnp:
      return capnp_.decode_submission(input.bytes, at);
    case Encoding::kSpooled:
      undecoded.faults = {{Code::kF08, "", "exceeds the maximum size of 1048576 bytes"}};
      break;
    case Encoding::kUnknown:
      undecoded.faults = {
          {Code::kF01, "", "unknown content type: use application/json or application/x-capnp"}};
      break;
  }
  return undecoded;
}

}  // namespace ledger::service
