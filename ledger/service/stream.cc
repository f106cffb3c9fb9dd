#include "ledger/service/stream.h"

#include <iterator>
#include <utility>

namespace ledger {

Stream::~Stream() { (void)written(); }

Result<std::vector<Answer>> Stream::push(std::span<const Received> group) {
  decodes_.wait();
  std::swap(next_, present_);
  next_.received = group;
  decodes_.start([this] { decoder_.decode(next_.received, next_.incoming); });
  if (present_.received.empty()) return std::vector<Answer>();
  return decide_and_write(present_);
}

Result<std::vector<Answer>> Stream::decide_and_write(Group& group) {
  auto decided = ledger_.decide(group.received, group.incoming);
  group.received = {};
  auto answered = written();
  if (!decided || !answered) return answered ? std::move(decided) : std::move(answered);
  writing_ = std::move(*decided);
  ledger_.begin_write();
  writes_.start([this] { written_ = ledger_.write(); });
  return answered;
}

// The answers of the group that was being written.
Result<std::vector<Answer>> Stream::written() {
  writes_.wait();
  if (!written_) return written_.error();
  ledger_.end_write();
  return std::exchange(writing_, {});
}

Result<std::vector<Answer>> Stream::finish() {
  auto answers = push({});
  if (!answers) return answers;
  auto last = written();
  if (!last) return last;
  std::move(last->begin(), last->end(), std::back_inserter(*answers));
  return answers;
}

}  // namespace ledger
