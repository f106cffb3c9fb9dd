// How a Ledger writes what it decided: at once, or behind what is being decided.

#include "ledger/base/assert.h"
#include "ledger/service/ledger.h"

namespace ledger {

Status Ledger::commit() {
  if (batch_.entries() == 0) return Done{};
  put_rows(batch_);
  Status written = log_->append(batch_);
  if (!written) return written;  // The log refuses the next one too.
  written_ += batch_.entries();
  batch_.clear();
  return written;
}

void Ledger::begin_write(const Answered& answered, Writing& writing) {
  LEDGER_ASSERT(batch_.entries() == 0);
  writing.answered = answered;
  writing.batch.clear();
  put_rows(writing.batch);
  writing_.push_back(&writing);
}

Status Ledger::write(Writing& writing) {
  encoder_.encode(writing.answered, writing.batch);
  return log_->append(writing.batch);
}

void Ledger::end_write() {
  written_ += writing_.front()->answered.answers.size();
  LEDGER_ASSERT(log_->size() >= written_);
  writing_.erase(writing_.begin());
}

void Ledger::put_rows(store::Batch& batch) {
  for (Projection* projection : fold_.projections()) {
    for (Projection::Row& row : projection->take_dirty()) {
      batch.put_row({std::move(row.first), std::move(row.second)});
    }
  }
}

}  // namespace ledger
