#include "ledger/service/encoder.h"

#include "ledger/base/assert.h"

namespace ledger {

void Encoder::encode(const Answered& answered, store::Batch& batch) {
  LEDGER_ASSERT(answered.answers.size() <= answered.received.size());
  auto received = answered.received.begin();
  for (const Answer& answer : answered.answers) {
    encode_annex(answer, *received);
    batch.add(capnp_.encode_entry(answer.entry), annex_);
    ++received;
  }
}

void Encoder::encode_annex(const Answer& answer, const Received& received) {
  Annex annex{answer.recorded_at, received.form, received.bytes};
  if (received.arrival) {
    annex.correlation = received.arrival->correlation;
    if (answer.entry.outcome == Outcome::kMalformed) annex.key = received.arrival->key;
  }
  about_.clear();
  for (const PatentNumber patent : answer.about) {
    if (!about_.empty()) about_.push_back(' ');
    about_ += patent.text();
  }
  annex.about = about_;
  annex_.clear();
  append_annex(annex_, annex);
}

}  // namespace ledger
