#include "ledger/service/key_index.h"

#include <algorithm>
#include <cstring>

namespace ledger {
namespace {

constexpr std::size_t kSlotsMin = 1024;

std::uint64_t mixed(std::uint64_t value) {  // The finaliser of SplitMix64.
  value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ value >> 27U) * 0x94D049BB133111EBULL;
  return value ^ value >> 31U;
}

// Eight bytes at a time, each mixed into what came before.
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

std::uint64_t KeyIndex::fingerprint(std::string_view source, std::string_view id) {
  constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15ULL;
  return hash_of(id, hash_of(source, kStart));
}

void KeyIndex::add(std::uint64_t fingerprint, Seq seq) {
  if ((size_ + 1) * 3 > slots_.size() * 2) grow();
  put({fingerprint, seq + 1});
  ++size_;
}

void KeyIndex::put(Slot slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = slot.fingerprint & mask;
  while (slots_[i].seq_plus_one != 0) i = (i + 1) & mask;
  slots_[i] = slot;
}

void KeyIndex::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max(kSlotsMin, old.size() * 2), Slot{});
  for (const Slot& slot : old) {
    if (slot.seq_plus_one != 0) put(slot);
  }
}

void KeyIndex::clear() {
  slots_.clear();
  size_ = 0;
}

void KeyIndex::save(Bytes& out) const {
  const std::uint64_t count = slots_.size();
  out.append(reinterpret_cast<const char*>(&count), sizeof(count));
  out.append(reinterpret_cast<const char*>(slots_.data()), slots_.size() * sizeof(Slot));
}

bool KeyIndex::load(ByteView bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof(count)) return false;
  std::memcpy(&count, bytes.data(), sizeof(count));
  bytes.remove_prefix(sizeof(count));
  const bool is_power = (count & (count - 1)) == 0;
  if (!is_power || bytes.size() % sizeof(Slot) != 0 || bytes.size() / sizeof(Slot) != count) {
    return false;
  }
  slots_.resize(count);
  if (count > 0) std::memcpy(slots_.data(), bytes.data(), bytes.size());
  size_ = static_cast<std::size_t>(
      std::ranges::count_if(slots_, [](const Slot& slot) { return slot.seq_plus_one != 0; }));
  return size_ * 3 <= slots_.size() * 2;
}

}  // namespace ledger
