#include "ledger/store/block.h"

#include <lz4.h>

#include <limits>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace ledger::store {
namespace {

constexpr std::size_t kFixedBytes = 16;    // first, count, size.
constexpr std::size_t kEndsBytes = 8;      // Of one entry.
constexpr std::size_t kUnpackedMax = 255;  // Bytes that LZ4 can make of one.

// Compresses into `packed`, whose memory is reused. nullopt if LZ4 does not make it smaller.
std::optional<ByteView> pack(ByteView body, Bytes& packed) {
  if (body.empty() || body.size() > LZ4_MAX_INPUT_SIZE) return std::nullopt;
  if (packed.size() < body.size()) packed.resize(body.size());
  const int capacity = static_cast<int>(body.size()) - 1;
  const int size =
      LZ4_compress_default(body.data(), packed.data(), static_cast<int>(body.size()), capacity);
  if (size <= 0) return std::nullopt;
  return ByteView(packed).substr(0, static_cast<std::size_t>(size));
}

std::optional<ByteView> unpack(ByteView packed, std::size_t size, Bytes& unpacked) {
  if (packed.size() == size) return packed;
  if (packed.size() > size || size > LZ4_MAX_INPUT_SIZE) return std::nullopt;
  if (size / kUnpackedMax > packed.size()) return std::nullopt;  // Before memory is allocated.
  if (unpacked.size() < size) unpacked.resize(size);
  const int made = LZ4_decompress_safe(packed.data(), unpacked.data(),
                                       static_cast<int>(packed.size()), static_cast<int>(size));
  if (made < 0 || static_cast<std::size_t>(made) != size) return std::nullopt;
  return ByteView(unpacked).substr(0, size);
}

// Whether the ends do not descend and the last is that of the body.
bool are_ends(ByteView ends, std::size_t body_bytes) {
  std::size_t last = 0;
  for (std::size_t at = 0; at < ends.size(); at += 4) {
    const std::size_t end = load_be32(ends.data() + at);
    if (end < last) return false;
    last = end;
  }
  return last == body_bytes;
}

}  // namespace

void BlockBuilder::begin(Seq first) {
  head_.resize(kFixedBytes);
  store_be64(head_.data(), first);
  count_ = 0;
  body_bytes_ = 0;
}

void BlockBuilder::add(std::size_t entry_end, std::size_t annex_end) {
  LEDGER_ASSERT(!full());
  LEDGER_ASSERT(entry_end <= annex_end);
  LEDGER_ASSERT(annex_end <= std::numeric_limits<std::uint32_t>::max());
  put_be32(head_, static_cast<std::uint32_t>(entry_end));
  put_be32(head_, static_cast<std::uint32_t>(annex_end));
  body_bytes_ = annex_end;
  ++count_;
}

bool BlockBuilder::full() const {
  return count_ == kBlockEntriesMax || body_bytes_ >= kBlockBytesFull;
}

std::array<ByteView, 2> BlockBuilder::finish(ByteView body) {
  LEDGER_ASSERT(count_ > 0);
  LEDGER_ASSERT(body.size() == body_bytes_);
  store_be32(head_.data() + 8, count_);
  store_be32(head_.data() + 12, static_cast<std::uint32_t>(body.size()));
  return {head_, pack(body, packed_).value_or(body)};
}

std::optional<Block> Block::decode(ByteView bytes, Bytes& unpacked) {
  if (bytes.size() < kFixedBytes) return std::nullopt;
  Block block;
  block.first_ = load_be64(bytes.data());
  block.count_ = load_be32(bytes.data() + 8);
  if (block.count_ == 0 || block.count_ > kBlockEntriesMax) return std::nullopt;
  if (block.first_ > std::numeric_limits<Seq>::max() - block.count_) return std::nullopt;
  const std::size_t head_bytes = kFixedBytes + block.count_ * kEndsBytes;
  if (bytes.size() < head_bytes) return std::nullopt;
  const std::size_t body_bytes = load_be32(bytes.data() + 12);
  block.ends_ = bytes.substr(kFixedBytes, block.count_ * kEndsBytes);
  if (!are_ends(block.ends_, body_bytes)) return std::nullopt;
  const auto body = unpack(bytes.substr(head_bytes), body_bytes, unpacked);
  if (!body) return std::nullopt;
  block.body_ = *body;
  return block;
}

LogRecord Block::at(Seq seq) const {
  LEDGER_ASSERT(first_ <= seq);
  LEDGER_ASSERT(seq < end());
  const char* ends = ends_.data() + (seq - first_) * kEndsBytes;
  const std::size_t begin = seq == first_ ? 0 : load_be32(ends - 4);
  const std::size_t entry_end = load_be32(ends);
  const std::size_t annex_end = load_be32(ends + 4);
  return {.seq = seq,
          .entry = body_.substr(begin, entry_end - begin),
          .annex = body_.substr(entry_end, annex_end - entry_end)};
}

}  // namespace ledger::store
