// Reads the bodies of all types from Cap'n Proto.

#include "ledger/codec/capnp/reader.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

using Get = bool (*)(const ReadView& view, const Slot& slot, Body& value);

template <std::size_t I>
bool get_type(const ReadView& view, const Slot& slot, Body& value) {
  return get(view, slot, value.emplace<I>());
}

template <std::size_t... I>
constexpr auto getters(std::index_sequence<I...> /*indices*/) {
  return std::array<Get, sizeof...(I)>{&get_type<I>...};
}

constexpr auto kGetters = getters(std::make_index_sequence<kBodyTypes>());

}  // namespace

bool get(const ReadView& view, const Slot& slot, Body& value) {
  const StructLayout& group = *slot.inner;
  const Slot tag_slot{.offset = group.tag_bits};
  const auto tag = load<std::uint16_t>(view, tag_slot);
  if (tag < kGetters.size()) return kGetters.at(tag)(view, group.slots[tag], value);
  FaultList& faults = view.faults();
  faults.leave();  // JSON has the type beside the body.
  faults.add_in("type", Code::kF05, "unknown type");
  faults.enter("body");
  return true;
}

}  // namespace ledger::codec
