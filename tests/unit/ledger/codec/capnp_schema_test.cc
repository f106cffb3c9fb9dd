// The schemas and the field tables agree on names, order, kinds, choices, and the values for
// "not given". The codec asserts it too; these tests name the difference.

#include <capnp/schema.h>
#include <gtest/gtest.h>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/member_kind.h"
#include "schemas/entry.capnp.h"
#include "schemas/submission.capnp.h"

namespace ledger::codec {
namespace {

namespace type = capnp::schema;

std::string camel(std::string_view name) {
  if (name.empty()) return "unset";
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_mark = name[i] == '_' || name[i] == '-' || name[i] == '.';
    if (is_mark) ++i;
    result.push_back(is_mark ? static_cast<char>(std::toupper(name[i])) : name[i]);
  }
  return result;
}

std::string words_for(capnp::Type found) {
  switch (found.which()) {
    case type::Type::BOOL:
      return "Bool";
    case type::Type::UINT16:
      return "UInt16";
    case type::Type::INT32:
      return "Int32";
    case type::Type::INT64:
      return "Int64";
    case type::Type::UINT64:
      return "UInt64";
    case type::Type::TEXT:
      return "Text";
    case type::Type::DATA:
      return "Data";
    case type::Type::LIST:
      return "List(" + words_for(found.asList().getElementType()) + ")";
    case type::Type::ENUM: {
      std::string names = "enum";
      for (const auto name : found.asEnum().getEnumerants()) {
        names += std::string(" ") + name.getProto().getName().cStr();
      }
      return names;
    }
    case type::Type::STRUCT:
      return "struct";
    default:
      return "?";
  }
}

template <typename T>
std::string wanted() {
  if constexpr (kIsOptional<T>) {
    return wanted<typename T::value_type>();
  } else if constexpr (kIsVector<T>) {
    return "List(" + wanted<typename T::value_type>() + ")";
  } else if constexpr (TextValue<T> || std::same_as<T, std::string>) {
    return "Text";
  } else if constexpr (std::same_as<T, Date> || std::same_as<T, Month>) {
    return "Int32";
  } else if constexpr (NumberValue<T> || std::same_as<T, std::int64_t>) {
    return "Int64";
  } else if constexpr (std::same_as<T, std::uint64_t>) {
    return "UInt64";
  } else if constexpr (std::same_as<T, std::uint16_t> || std::same_as<T, Code>) {
    return "UInt16";
  } else if constexpr (std::same_as<T, bool>) {
    return "Bool";
  } else if constexpr (std::same_as<T, Territory>) {
    return "List(Text)";
  } else if constexpr (std::same_as<T, Hash>) {
    return "Data";
  } else if constexpr (Choice<T>) {
    std::string names = "enum";
    for (const std::string_view name : enum_names(T{})) names += " " + camel(name);
    return names;
  } else {
    return "struct";
  }
}

template <typename T>
void expect_default(capnp::StructSchema::Field field) {
  if (field.getProto().isGroup()) return;
  const auto value = field.getProto().getSlot().getDefaultValue();
  const std::string name = field.getProto().getName();
  if constexpr (kIsOptional<T>) {
    expect_default<typename T::value_type>(field);
  } else if constexpr (std::same_as<T, Date> || std::same_as<T, Month>) {
    EXPECT_EQ(value.getInt32(), std::numeric_limits<std::int32_t>::min()) << name;
  } else if constexpr (std::same_as<T, Instant>) {
    EXPECT_EQ(value.getInt64(), std::numeric_limits<std::int64_t>::min()) << name;
  } else if constexpr (std::same_as<T, Amount>) {
    EXPECT_EQ(value.getInt64(), -1) << name;
  } else {
    EXPECT_FALSE(field.getProto().getSlot().getHadExplicitDefault()) << name;
  }
}

template <typename T>
void expect_same(capnp::StructSchema schema);

template <typename T>
struct Inside {  // The struct in a member, or nothing.
  static void expect(capnp::Type /*found*/) {}
};
template <typename T>
struct Inside<std::optional<T>> : Inside<T> {};
template <typename T>
struct Inside<std::vector<T>> {
  static void expect(capnp::Type found) { Inside<T>::expect(found.asList().getElementType()); }
};
template <Tabled T>
struct Inside<T> {
  static void expect(capnp::Type found) { expect_same<T>(found.asStruct()); }
};
template <typename T>
struct Inside<Partial<T>> {
  static void expect(capnp::Type found) {
    const auto fields = found.asStruct().getFields();
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[0].getProto().getName(), "fields");
    EXPECT_EQ(fields[1].getProto().getName(), "values");
    expect_same<T>(fields[1].getType().asStruct());
  }
};
template <typename... T>
struct Inside<std::variant<T...>> {
  static void expect(capnp::Type found) {
    const auto fields = found.asStruct().getFields();
    ASSERT_EQ(fields.size(), sizeof...(T));
    capnp::uint index = 0;
    (expect_alternative<T>(fields, index++), ...);
  }
  template <typename Alternative>
  static void expect_alternative(const capnp::StructSchema::FieldList& fields, capnp::uint index) {
    const auto field = fields[index];
    EXPECT_EQ(std::string(field.getProto().getName()), camel(Alternative::kType));
    EXPECT_EQ(field.getProto().getDiscriminantValue(), index);
    expect_same<Alternative>(field.getType().asStruct());
  }
};
template <>
struct Inside<Body> : Inside<BodyTypes> {};

template <typename T, std::size_t I>
void expect_field(capnp::StructSchema::Field field) {
  using Member = std::decay_t<decltype(std::declval<T>().*kField<T, I>.member)>;
  EXPECT_EQ(std::string(field.getProto().getName()), camel(kField<T, I>.name));
  EXPECT_EQ(words_for(field.getType()), wanted<Member>()) << kField<T, I>.name;
  EXPECT_EQ(field.getProto().getOrdinal().isExplicit(), !field.getProto().isGroup());
  expect_default<Member>(field);
  Inside<Member>::expect(field.getType());
}

template <typename T, std::size_t... I>
void expect_fields(capnp::StructSchema schema, std::index_sequence<I...> /*indices*/) {
  const auto fields = schema.getFields();
  ASSERT_EQ(fields.size(), sizeof...(I)) << schema.getProto().getDisplayName().cStr();
  (expect_field<T, I>(fields[I]), ...);
}

template <typename T>
void expect_same(capnp::StructSchema schema) {
  SCOPED_TRACE(schema.getProto().getDisplayName().cStr());
  expect_fields<T>(schema, std::make_index_sequence<kFieldCount<T>>());
}

TEST(CapnpSchema, submission_and_all_bodies_are_the_tables) {
  expect_same<Submission>(capnp::Schema::from<schemas::Submission>());
}

TEST(CapnpSchema, entry_is_the_table) { expect_same<Entry>(capnp::Schema::from<schemas::Entry>()); }

TEST(CapnpSchema, the_codec_finds_every_field) { CapnpCodec(); }

}  // namespace
}  // namespace ledger::codec
