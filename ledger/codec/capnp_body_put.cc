#include "ledger/codec/capnp_writer.h"

namespace ledger::codec {

void put(Room& room, const Slot& slot, const Body& value) {
  const StructLayout& group = *slot.inner;
  const auto tag = static_cast<std::uint16_t>(value.index());
  std::memcpy(room.data + group.tag_bits / 8, &tag, sizeof tag);
  std::visit([&](const auto& body) { put(room, group.slots[tag], body); }, value);
}

}  // namespace ledger::codec
