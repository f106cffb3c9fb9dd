#pragma once

// A Cap'n Proto struct that is being read, and what the reading of its message shares.

#include <capnp/any.h>

#include <cstdint>
#include <cstring>

#include "ledger/codec/capnp_layout.h"
#include "ledger/codec/fault_list.h"
#include "ledger/codec/json_reader.h"

namespace ledger::codec {

enum class Origin : std::uint8_t {
  kOutside,
  kNetwork,  // From outside, by a door that stamps what has no `at`.
  kStored,   // By ourselves: bounds of what comes from outside do not matter.
};

struct GetContext {
  FaultList& faults;
  JsonReader& json;  // For the one text that is JSON.
  Origin origin = Origin::kOutside;
};

// The two sections of a struct that is being read.
struct View {
  GetContext& context;
  kj::ArrayPtr<const kj::byte> data;
  capnp::List<capnp::AnyPointer>::Reader pointers;

  View(GetContext& shared, capnp::AnyStruct::Reader read)
      : context(shared), data(read.getDataSection()), pointers(read.getPointerSection()) {}

  FaultList& faults() const { return context.faults; }
  bool has(const Slot& slot) const {
    return slot.offset < pointers.size() && !pointers[slot.offset].isNull();
  }
  // The struct at the slot; one without fields where there is none.
  View inside(const Slot& slot) const {
    if (!has(slot)) return {context, capnp::AnyStruct::Reader()};
    return {context, pointers[slot.offset].getAs<capnp::AnyStruct>()};
  }
};

template <typename T>
T load(const View& view, const Slot& slot) {
  T bits = 0;
  const std::size_t offset = slot.offset / 8;
  if (offset + sizeof bits <= view.data.size()) {
    std::memcpy(&bits, view.data.begin() + offset, sizeof bits);
  }
  return static_cast<T>(bits ^ static_cast<T>(slot.default_bits));
}

}  // namespace ledger::codec
