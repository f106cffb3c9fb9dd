#include "ledger/service/encoder.h"

#include "ledger/base/assert.h"

namespace ledger {

void Encoder::encode(const Answered& answered, store::Batch& batch) {
  LEDGER_ASSERT(answered.answers.size() <= answered.received.size());
  auto received = answered.received.begin();
  for (const Answer& answer : answered.answers) {
    annex_.clear();
    append_annex(annex_, {answer.recorded_at, received->form, received->bytes});
    batch.add(capnp_.encode_entry(answer.entry), annex_);
    ++received;
  }
}

}  // namespace ledger
