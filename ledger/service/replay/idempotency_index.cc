#include "ledger/service/replay/idempotency_index.h"

#include <algorithm>
#include <cstring>

#include "ledger/base/coding.h"

namespace ledger::service {
namespace {

constexpr std::size_t kLinesMin = 256;
constexpr std::size_t kSlotsOfLine = 4;
constexpr std::uint64_t kVersion = 2;  // Of the saved bytes.

std::uint64_t mixed(std::uint64_t value) {  // The finaliser of SplitMix64.
  value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ value >> 27U) * 0x94D049BB133111EBULL;
  return value ^ value >> 31U;
}

// Eight bytes at a time.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
  while (!text.empty()) {
    std::uint64_t part = 0;
    const std::size_t count = std::min(text.size(), sizeof(part));
    std::memcpy(&part, text.data(), count);
    hash = mixed(hash ^ part ^ count << 56U);
    text.remove_prefix(count);
  }
  return hash;
}

}  // namespace

std::uint64_t IdempotencyIndex::fingerprint(std::string_view source, std::string_view id) {
  constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15ULL;
  return hash_of(id, hash_of(source, kStart));
}

void IdempotencyIndex::add(std::uint64_t fingerprint, Seq seq) {
  if ((size_ + 1) * 3 > lines_.size() * kSlotsOfLine * 2) grow();
  put({fingerprint, seq + 1});
  ++size_;
}

void IdempotencyIndex::put(Slot slot) {
  const std::size_t mask = lines_.size() - 1;
  for (std::size_t at = slot.fingerprint & mask;; at = (at + 1) & mask) {
    for (Slot& place : lines_[at].slots) {
      if (place.seq_plus_one != 0) continue;
      place = slot;
      return;
    }
  }
}

void IdempotencyIndex::grow() {
  const std::vector<Line> old = std::move(lines_);
  lines_.assign(std::max(kLinesMin, old.size() * 2), Line{});
  for (const Line& line : old) {
    for (const Slot& slot : line.slots) {
      if (slot.seq_plus_one != 0) put(slot);
    }
  }
}

void IdempotencyIndex::clear() {
  lines_.clear();
  size_ = 0;
}

void IdempotencyIndex::save(Bytes& out) const {
  put_le64(out, kVersion);
  put_le64(out, lines_.size());
  out.append(reinterpret_cast<const char*>(lines_.data()), lines_.size() * sizeof(Line));
}

bool IdempotencyIndex::load(ByteView bytes) {
  ByteReader reader(bytes);
  reader.require(reader.le64() == kVersion);
  const std::size_t count = reader.count(reader.le64(), sizeof(Line));
  reader.require((count & (count - 1)) == 0);
  const ByteView lines = reader.bytes(count * sizeof(Line));
  if (!reader.is_done()) return false;
  lines_.resize(count);
  if (count > 0) std::memcpy(lines_.data(), lines.data(), lines.size());
  size_ = 0;
  for (const Line& line : lines_) {
    for (const Slot& slot : line.slots) size_ += slot.seq_plus_one == 0 ? 0U : 1U;
  }
  return size_ * 3 <= lines_.size() * kSlotsOfLine * 2;
}

}  // namespace ledger::service
