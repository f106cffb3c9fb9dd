#include "ledger/codec/capnp/layout_maker.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/base/characters.h"

namespace ledger::codec {
namespace {

namespace type = capnp::schema;

constexpr std::uint32_t kWordBits = 64;

std::string_view view(capnp::Text::Reader text) { return {text.begin(), text.size()}; }

capnp::StructSchema::Field field_of(capnp::StructSchema schema, std::string_view name) {
  const std::string wanted = camel_case(name);
  KJ_IF_MAYBE (field, schema.findFieldByName(wanted)) return *field;
  LEDGER_ASSERT(wanted == "a field of the schema");
  return {};
}

SlotType list_type(capnp::ListSchema list) {
  switch (list.whichElementType()) {
    case type::Type::TEXT:
      return SlotType::kTextList;
    case type::Type::INT64:
      return SlotType::kInt64List;
    case type::Type::ENUM:
      return SlotType::kEnumList;
    default:
      LEDGER_ASSERT(list.whichElementType() == type::Type::STRUCT);
      return SlotType::kStructList;
  }
}

SlotType type_of(capnp::StructSchema::Field field) {
  if (field.getProto().isGroup()) return SlotType::kUnion;
  switch (field.getType().which()) {
    case type::Type::BOOL:
      return SlotType::kBool;
    case type::Type::UINT16:
      return SlotType::kUInt16;
    case type::Type::INT32:
      return SlotType::kInt32;
    case type::Type::INT64:
      return SlotType::kInt64;
    case type::Type::UINT64:
      return SlotType::kUInt64;
    case type::Type::ENUM:
      return SlotType::kEnum;
    case type::Type::TEXT:
      return SlotType::kText;
    case type::Type::DATA:
      return SlotType::kData;
    case type::Type::LIST:
      return list_type(field.getType().asList());
    default:
      LEDGER_ASSERT(field.getType().which() == type::Type::STRUCT);
      return SlotType::kStruct;
  }
}

std::uint32_t bits_of(SlotType slot) {
  switch (slot) {
    case SlotType::kBool:
      return 1;
    case SlotType::kUInt16:
    case SlotType::kEnum:
      return 16;
    case SlotType::kInt32:
      return 32;
    case SlotType::kInt64:
    case SlotType::kUInt64:
      return 64;
    default:
      return 0;  // A pointer.
  }
}

std::uint64_t default_of(type::Value::Reader value) {
  switch (value.which()) {
    case type::Value::INT32:
      return static_cast<std::uint32_t>(value.getInt32());
    case type::Value::INT64:
      return static_cast<std::uint64_t>(value.getInt64());
    default:
      return 0;
  }
}

bool has_same_choices(capnp::EnumSchema schema, std::span<const std::string_view> choices) {
  const auto enumerants = schema.getEnumerants();
  if (enumerants.size() != choices.size()) return false;
  for (capnp::uint i = 0; i < enumerants.size(); ++i) {
    if (view(enumerants[i].getProto().getName()) != camel_case(choices[i])) return false;
  }
  return true;
}

void check_choices(capnp::StructSchema::Field field, const FieldShape& shape) {
  if (shape.type == SlotType::kEnum) {
    LEDGER_ASSERT(has_same_choices(field.getType().asEnum(), shape.choices));
  } else if (shape.type == SlotType::kEnumList) {
    LEDGER_ASSERT(has_same_choices(field.getType().asList().getEnumElementType(), shape.choices));
  }
}

Slot slot_of(capnp::StructSchema::Field field, SlotType wanted) {
  LEDGER_ASSERT(type_of(field) == wanted);
  Slot slot;
  if (wanted == SlotType::kUnion) return slot;
  const auto proto = field.getProto().getSlot();
  const std::uint32_t bits = bits_of(wanted);
  slot.is_pointer = bits == 0;
  slot.offset = slot.is_pointer ? proto.getOffset() : proto.getOffset() * bits;
  slot.end =
      static_cast<std::uint16_t>(slot.is_pointer ? slot.offset + 1 : slot.offset / kWordBits + 1);
  slot.default_bits = default_of(proto.getDefaultValue());
  return slot;
}

void mark_known(StructLayout& layout, std::uint32_t offset, std::uint32_t bits) {
  if (bits == 0) return;
  const std::uint64_t ones = bits == kWordBits ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
  layout.known_bits.at(offset / kWordBits) |= ones << offset % kWordBits;
}

}  // namespace

std::string camel_case(std::string_view name) {
  if (name.empty()) return "unset";
  std::string camel;
  bool is_start = false;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == '.') {
      is_start = true;
      continue;
    }
    camel.push_back(is_start ? upper_case(c) : c);
    is_start = false;
  }
  return camel;
}

StructLayout resolve(capnp::StructSchema schema, std::span<const FieldShape> shapes) {
  LEDGER_ASSERT(schema.getFields().size() == shapes.size());
  const auto proto = schema.getProto().getStruct();
  StructLayout layout;
  layout.data_words = proto.getDataWordCount();
  layout.pointers = proto.getPointerCount();
  layout.known_bits.resize(layout.data_words);
  layout.is_union = proto.getDiscriminantCount() > 0;
  if (layout.is_union) {
    layout.tag_bits = proto.getDiscriminantOffset() * 16;
    mark_known(layout, layout.tag_bits, 16);
  }
  for (const FieldShape& shape : shapes) {
    const auto field = field_of(schema, shape.name);
    check_choices(field, shape);
    layout.slots.push_back(slot_of(field, shape.type));
    mark_known(layout, layout.slots.back().offset, bits_of(shape.type));
    if (layout.is_union) {
      LEDGER_ASSERT(field.getProto().getDiscriminantValue() == layout.slots.size() - 1);
    }
  }
  return layout;
}

capnp::StructSchema inner_schema(capnp::StructSchema schema, std::string_view name) {
  const auto found = field_of(schema, name).getType();
  return found.isList() ? found.asList().getStructElementType() : found.asStruct();
}

void adopt_group(StructLayout& layout, Slot& slot) {
  const StructLayout& group = *slot.inner;
  for (std::size_t i = 0; i < group.known_bits.size(); ++i) {
    layout.known_bits.at(i) |= group.known_bits[i];
  }
  const Slot& first = group.slots.front();
  slot.is_pointer = true;
  slot.offset = first.offset;
  slot.end = first.end;
}

}  // namespace ledger::codec
