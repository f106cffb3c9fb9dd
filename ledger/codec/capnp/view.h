#pragma once

// A Cap'n Proto struct that is being read, and the context of its message.

#include <capnp/any.h>

#include <cstdint>
#include <cstring>

#include "ledger/codec/capnp/layout.h"
#include "ledger/codec/fault_list.h"
#include "ledger/codec/json/reader.h"

namespace ledger::codec {

enum class Origin : std::uint8_t {
  kOutside,
  kNetwork,  // From outside, over a network: `at` may be missing.
  kStored,   // From the log: the bounds of input are not checked.
};

struct GetContext {
  FaultList& faults;
  JsonReader& json;  // For EventCorrect::set.
  Origin origin = Origin::kOutside;
};

// The two sections of a struct that is being read.
struct ReadView {
  GetContext& context;
  kj::ArrayPtr<const kj::byte> data;
  capnp::List<capnp::AnyPointer>::Reader pointers;

  ReadView(GetContext& shared, capnp::AnyStruct::Reader read)
      : context(shared), data(read.getDataSection()), pointers(read.getPointerSection()) {}

  FaultList& faults() const { return context.faults; }
  bool has(const Slot& slot) const {
    return slot.offset < pointers.size() && !pointers[slot.offset].isNull();
  }
  // The struct at the slot, or one without fields.
  ReadView inside(const Slot& slot) const {
    if (!has(slot)) return {context, capnp::AnyStruct::Reader()};
    return {context, pointers[slot.offset].getAs<capnp::AnyStruct>()};
  }
};

template <typename T>
T load(const ReadView& view, const Slot& slot) {
  T bits = 0;
  const std::size_t offset = slot.offset / 8;
  if (offset + sizeof bits <= view.data.size()) {
    std::memcpy(&bits, view.data.begin() + offset, sizeof bits);
  }
  return static_cast<T>(bits ^ static_cast<T>(slot.default_bits));
}

}  // namespace ledger::codec
