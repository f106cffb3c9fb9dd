#pragma once

// Where the fields of a model type lie in its Cap'n Proto struct. A layout is made once, from the
// compiled-in schema and the field table (capnp_layout_maker.h); after that, reading and writing
// are offsets, and no longer ask the schema.

#include <cstdint>
#include <limits>
#include <vector>

namespace ledger::codec {

// What stands for "not given" in the schemas (schemas/common.capnp).
constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t kNoMoment = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kNoAmount = -1;

struct StructLayout;

struct Slot {
  bool is_pointer = false;
  std::uint32_t offset = 0;        // In bits of the data section, or the pointer's index.
  std::uint16_t end = 0;           // Words of data, or pointers, up to and with this one.
  std::uint64_t default_bits = 0;  // Stored exclusive-or, as Cap'n Proto has it.
  const StructLayout* inner = nullptr;
};

struct StructLayout {
  std::uint16_t data_words = 0;
  std::uint16_t pointers = 0;
  bool is_union = false;
  std::uint32_t tag_bits = 0;             // Of a union: where its discriminant lies.
  std::vector<Slot> slots;                // By the table. Of a union: by discriminant.
  std::vector<std::uint64_t> known_bits;  // Of each word, those that some field has.
};

const StructLayout& submission_layout();
const StructLayout& entry_layout();
const StructLayout& receipt_layout();

}  // namespace ledger::codec
