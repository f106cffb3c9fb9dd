// How a Ledger writes what it decided: at once, or behind what is being decided; and with it, how
// far it has followed its order.

#include "ledger/base/assert.h"
#include "ledger/service/ledger.h"

namespace ledger {
namespace {

std::string follows(const Order& order) {
  return ": takes its order from partition " + std::to_string(order.partition) + " of " +
         order.topic + " in Kafka: submit with --kafka";
}

Status check_same(const std::string& directory, const Order& wanted, const Order& followed) {
  if (wanted.topic == followed.topic && wanted.partition == followed.partition) return Done{};
  return Error{ErrorCode::kInvalid, directory + follows(followed) + "; not from partition " +
                                        std::to_string(wanted.partition) + " of " + wanted.topic};
}

}  // namespace

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
  advance_order(answered);
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
  if (order_) batch.put_row({std::string(kOrderKey), encode(*order_)});
}

// A directory keeps to the order that it began with.
Status Ledger::take_order(const std::optional<Order>& wanted) {
  const auto row = log_->row(kOrderKey);
  if (!row) return row.error();
  const std::string& directory = log_->directory();
  if (*row) {
    order_ = decode_order(**row);
    const bool is_good = order_ && order_->next == log_->size();
    if (!is_good) return Error{ErrorCode::kCorrupt, directory + ": how far its order was followed"};
  }
  if (!log_->is_writable()) return Done{};
  if (wanted && order_) return check_same(directory, *wanted, order_->order);
  if (order_) return Error{ErrorCode::kInvalid, directory + follows(order_->order)};
  if (!wanted) return Done{};
  if (log_->size() > 0) {
    return Error{ErrorCode::kInvalid, directory + ": has an order of its own already, of " +
                                          std::to_string(log_->size()) +
                                          " entries; a topic is followed from its first record"};
  }
  order_ = OrderMark{*wanted, 0, {}};
  put_rows(batch_);
  Status written = log_->append(batch_);
  batch_.clear();
  return written;
}

void Ledger::set_cluster(std::string id) {
  LEDGER_ASSERT(order_.has_value());
  order_->order.cluster = std::move(id);
}

void Ledger::advance_order(const Answered& answered) {
  if (!order_ || answered.answers.empty()) return;
  const Received& last = answered.received[answered.answers.size() - 1];
  LEDGER_ASSERT(last.arrival.has_value());
  LEDGER_ASSERT(last.arrival->offset == answered.answers.back().entry.seq);
  order_->next = last.arrival->offset + 1;
  order_->last = digest(last);
}

}  // namespace ledger
