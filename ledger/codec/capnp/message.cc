#include "ledger/codec/capnp/message.h"

#include <algorithm>
#include <cstring>

#include "ledger/base/assert.h"
#include "ledger/base/limits.h"

namespace ledger::codec {
namespace {

constexpr std::size_t kWordBytes = sizeof(capnp::word);
constexpr std::size_t kFirstWords = 4096;

kj::Array<capnp::word> zero_words(std::size_t count) {
  auto words = kj::heapArray<capnp::word>(count);
  std::memset(words.begin(), 0, count * kWordBytes);
  return words;
}

}  // namespace

void MessageWriter::start() {
  if (buffer_ == nullptr) buffer_ = zero_words(kFirstWords);
  message_.reset();  // Zeroes what it used of the buffer.
  message_.emplace(buffer_);
}

std::optional<ByteView> MessageWriter::finish() {
  const auto segments = message_->getSegmentsForOutput();
  if (segments.size() == 1) {
    const auto bytes = segments[0].asBytes();
    return ByteView(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
  }
  std::size_t words = 0;
  for (const auto& segment : segments) words += segment.size();
  message_.reset();
  buffer_ = zero_words(std::max(2 * buffer_.size(), 2 * words));
  return std::nullopt;
}

kj::ArrayPtr<const capnp::word> WordBuffer::copy(ByteView bytes) {
  LEDGER_ASSERT(bytes.size() % kWordBytes == 0);
  const std::size_t count = bytes.size() / kWordBytes;
  if (words_.size() < count) words_ = zero_words(std::max(count, kFirstWords));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words_.begin()));
  return words_.slice(0, count);
}

capnp::ReaderOptions limits_for(std::size_t words) {
  capnp::ReaderOptions options;
  options.traversalLimitInWords = 2 * words + 64;
  options.nestingLimit = static_cast<int>(kJsonDepthMax);
  return options;
}

}  // namespace ledger::codec
