#include "ledger/store/block.h"

#include <limits>

#include "ledger/base/assert.h"
#include "ledger/store/words.h"

namespace ledger::store {
namespace {

constexpr std::size_t kFixedBytes = 12;  // first, count.
constexpr std::size_t kEndsBytes = 8;    // Of one entry.

}  // namespace

void BlockHead::begin(Seq first) {
  bytes_.resize(kFixedBytes);
  put_u64(bytes_.data(), first);
  count_ = 0;
  body_bytes_ = 0;
}

void BlockHead::add(std::size_t entry_end, std::size_t annex_end) {
  LEDGER_ASSERT(!full());
  LEDGER_ASSERT(entry_end <= annex_end);
  LEDGER_ASSERT(annex_end <= std::numeric_limits<std::uint32_t>::max());
  std::array<char, kEndsBytes> ends;
  put_u32(ends.data(), static_cast<std::uint32_t>(entry_end));
  put_u32(ends.data() + 4, static_cast<std::uint32_t>(annex_end));
  bytes_.append(ends.data(), ends.size());
  body_bytes_ = annex_end;
  put_u32(bytes_.data() + 8, ++count_);
}

bool BlockHead::full() const {
  return count_ == kBlockEntriesMax || body_bytes_ >= kBlockBytesFull;
}

std::optional<Block> Block::decode(ByteView bytes) {
  if (bytes.size() < kFixedBytes) return std::nullopt;
  Block block;
  block.first_ = get_u64(bytes.data());
  block.count_ = get_u32(bytes.data() + 8);
  if (block.count_ == 0 || block.count_ > kBlockEntriesMax) return std::nullopt;
  if (block.first_ > std::numeric_limits<Seq>::max() - block.count_) return std::nullopt;
  const std::size_t head_bytes = kFixedBytes + block.count_ * kEndsBytes;
  if (bytes.size() < head_bytes) return std::nullopt;
  block.ends_ = bytes.substr(kFixedBytes, block.count_ * kEndsBytes);
  block.body_ = bytes.substr(head_bytes);

  std::size_t last = 0;
  for (std::size_t at = 0; at < block.ends_.size(); at += 4) {
    const std::size_t end = get_u32(block.ends_.data() + at);
    if (end < last) return std::nullopt;
    last = end;
  }
  if (last != block.body_.size()) return std::nullopt;
  return block;
}

Record Block::at(Seq seq) const {
  LEDGER_ASSERT(first_ <= seq);
  LEDGER_ASSERT(seq < end());
  const char* ends = ends_.data() + (seq - first_) * kEndsBytes;
  const std::size_t begin = seq == first_ ? 0 : get_u32(ends - 4);
  const std::size_t entry_end = get_u32(ends);
  const std::size_t annex_end = get_u32(ends + 4);
  return {.seq = seq,
          .entry = body_.substr(begin, entry_end - begin),
          .annex = body_.substr(entry_end, annex_end - entry_end)};
}

}  // namespace ledger::store
