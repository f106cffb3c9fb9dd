// Writes the bodies of all types to Cap'n Proto.

#include "ledger/codec/capnp/writer.h"

namespace ledger::codec {

void put(WriteView& view, const Slot& slot, const Body& value) {
  const StructLayout& group = *slot.inner;
  const auto tag = static_cast<std::uint16_t>(value.index());
  std::memcpy(view.data + group.tag_bits / 8, &tag, sizeof tag);
  std::visit([&](const auto& body) { put(view, group.slots[tag], body); }, value);
}

}  // namespace ledger::codec
