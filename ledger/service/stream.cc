#include "ledger/service/stream.h"

#include <utility>

namespace ledger::service {
namespace {

template <typename Groups>
auto take_front(Groups& groups) {
  auto group = std::move(groups.front());
  groups.pop_front();
  return group;
}

}  // namespace

Stream::~Stream() {
  while (!writing_.empty()) (void)wait_written();
}

Stream::Entries Stream::push(std::span<const Input> inputs) {
  decode(inputs);
  if (decoding_.size() <= kAhead) return std::span<const DecidedEntry>();
  return decide_next();
}

void Stream::decode(std::span<const Input> inputs) {
  auto group = spare_.empty() ? std::make_unique<Group>() : take_front(spare_);
  group->pending.inputs = inputs;
  decode_worker_.start([this, &at = group->pending] { decoder_.decode(at.inputs, at.decoded); });
  decoding_.push_back(std::move(group));
}

Stream::Entries Stream::decide_next() {
  decode_worker_.wait();
  auto group = take_front(decoding_);
  const Status decided = ledger_.decide(group->pending);
  if (!decided) {
    ledger_.drop(group->pending);
    return decided.error();
  }
  ledger_.stage(group->pending);
  write_worker_.start([this, &at = *group] { at.written = ledger_.write(at.pending); });
  writing_.push_back(std::move(group));
  if (writing_.size() <= kBehind) return std::span<const DecidedEntry>();
  return wait_written();
}

// Waits for the oldest group that is being written.
Stream::Entries Stream::wait_written() {
  write_worker_.wait();
  auto group = take_front(writing_);
  if (!group->written) {
    ledger_.drop(group->pending);
    return group->written.error();
  }
  ledger_.retire(group->pending);
  spare_.push_back(std::move(group));
  return std::span<const DecidedEntry>(spare_.back()->pending.entries);
}

Stream::Entries Stream::finish() {
  while (!decoding_.empty()) {
    auto entries = decide_next();
    if (!entries || !entries->empty()) return entries;
  }
  while (!writing_.empty()) {
    auto entries = wait_written();
    if (!entries || !entries->empty()) return entries;
  }
  return std::span<const DecidedEntry>();
}

}  // namespace ledger::service
