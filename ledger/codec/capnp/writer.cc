#include "ledger/codec/capnp/writer.h"

namespace ledger::codec {

std::uint64_t given_mask(std::span<const PutRow> rows, std::uint64_t required, const void* object) {
  std::uint64_t mask = required;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((required & bit) == 0 && rows[i].is_given(object)) mask |= bit;
  }
  return mask;
}

Extent extent_of(const StructLayout& layout, std::uint64_t mask) {
  Extent extent;
  for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1) {
    const Slot& slot = layout.slots[static_cast<std::size_t>(std::countr_zero(rest))];
    auto& end = slot.is_pointer ? extent.pointers : extent.data_words;
    end = std::max(end, slot.end);
    if (slot.inner != nullptr && slot.inner->is_union) {
      const auto words = static_cast<std::uint16_t>(slot.inner->tag_bits / 64 + 1);
      extent.data_words = std::max(extent.data_words, words);
    }
  }
  return extent;
}

void put_masked(WriteView& view, const StructLayout& layout, std::span<const PutRow> rows,
                std::uint64_t mask, const void* object) {
  for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    rows[i].put(view, layout.slots[i], object);
  }
}

}  // namespace ledger::codec
