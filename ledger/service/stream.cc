#include "ledger/service/stream.h"

#include <utility>

namespace ledger {
namespace {

template <typename Groups>
auto take_front(Groups& groups) {
  auto group = std::move(groups.front());
  groups.pop_front();
  return group;
}

}  // namespace

Stream::~Stream() {
  while (!writing_.empty()) (void)written();
}

Stream::Answers Stream::push(std::span<const Received> group) {
  decode(group);
  if (decoding_.size() <= kAhead) return std::span<const Answer>();
  return decide_next();
}

void Stream::decode(std::span<const Received> received) {
  auto group = spare_.empty() ? std::make_unique<Group>() : take_front(spare_);
  group->received = received;
  decodes_.start([this, &at = *group] { decoder_.decode(at.received, at.incoming); });
  decoding_.push_back(std::move(group));
}

Stream::Answers Stream::decide_next() {
  decodes_.wait();
  auto group = take_front(decoding_);
  const Status decided = ledger_.decide(group->received, group->incoming, group->answers);
  if (!decided) return decided.error();
  ledger_.begin_write({group->answers, group->received}, group->writing);
  writes_.start([this, &at = *group] { at.written = ledger_.write(at.writing); });
  writing_.push_back(std::move(group));
  if (writing_.size() <= kBehind) return std::span<const Answer>();
  return written();
}

// The answers of the oldest group that was given to be written.
Stream::Answers Stream::written() {
  writes_.wait();
  auto group = take_front(writing_);
  if (!group->written) return group->written.error();
  ledger_.end_write();
  spare_.push_back(std::move(group));
  return std::span<const Answer>(spare_.back()->answers);
}

Stream::Answers Stream::finish() {
  while (!decoding_.empty()) {
    auto answers = decide_next();
    if (!answers || !answers->empty()) return answers;
  }
  while (!writing_.empty()) {
    auto answers = written();
    if (!answers || !answers->empty()) return answers;
  }
  return std::span<const Answer>();
}

}  // namespace ledger
