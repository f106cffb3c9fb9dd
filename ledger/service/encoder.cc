#include "ledger/service/encoder.h"

#include "ledger/base/assert.h"
#include "ledger/model/values/identity_number.h"

namespace ledger::service {

void Encoder::encode(const DecidedBatch& decided, store::Batch& batch) {
  LEDGER_ASSERT(decided.entries.size() <= decided.inputs.size());
  auto input = decided.inputs.begin();
  for (const DecidedEntry& each : decided.entries) {
    encode_annex(each, *input);
    batch.add(capnp_.encode_entry(each.entry), annex_);
    ++input;
  }
}

void Encoder::encode_annex(const DecidedEntry& decided, const Input& input) {
  Annex annex{decided.recorded_at, input.encoding, decided.stored_bytes(input)};
  Bytes moment;
  Bytes offset;
  std::optional<Bytes> key;
  if (input.broken_at) offset = note_of(*input.broken_at);
  annex.source_offset = offset;
  if (input.arrival) {
    const Instant at = input.arrival->at;
    if (at != decided.recorded_at) moment = note_of(static_cast<std::uint64_t>(at.ms));
    annex.record_moment = moment;
    annex.correlation = input.arrival->correlation;
    if (decided.entry.outcome == Outcome::kMalformed) {
      key = mask_identity_numbers(input.arrival->key);
      annex.key = key ? *key : input.arrival->key;
    }
  }
  about_.clear();
  for (const PatentNumber patent : decided.about) {
    if (!about_.empty()) about_.push_back(' ');
    about_ += patent.text();
  }
  annex.about = about_;
  annex_.clear();
  append_annex(annex_, annex);
}

}  // namespace ledger::service
