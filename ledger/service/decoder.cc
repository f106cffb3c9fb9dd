#include "ledger/service/decoder.h"

namespace ledger {

void Decoder::decode(std::span<const Received> group, std::vector<codec::Decoded>& decoded) {
  decoded.clear();
  decoded.reserve(group.size());
  for (const Received& received : group) decoded.push_back(decode_one(received));
}

codec::Decoded Decoder::decode_one(const Received& received) {
  switch (received.form) {
    case Form::kJson:
      return json_.decode(received.bytes);
    case Form::kCapnp:
      return capnp_.decode_submission(received.bytes);
    case Form::kSpooled:
      break;
  }
  return {.submission = {},
          .source = {},
          .id = {},
          .faults = {{Code::kF08, "", "a submission has at most 1048576 bytes"}}};
}

}  // namespace ledger
