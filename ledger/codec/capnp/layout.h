#pragma once

// The offsets of the fields of a model type in its Cap'n Proto struct. A layout is made once, from
// the compiled-in schema and the field table (layout_maker.h); reading and writing then use offsets
// alone.

#include <cstdint>
#include <limits>
#include <vector>

namespace ledger::codec {

// The values for "not given" in the schemas (schemas/common.capnp).
constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t kNoMoment = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kNoAmount = -1;

struct StructLayout;

struct Slot {
  bool is_pointer = false;
  std::uint32_t offset = 0;        // Bits in the data section, or the pointer's index.
  std::uint16_t end = 0;           // Words or pointers up to and including this one.
  std::uint64_t default_bits = 0;  // XORed with the stored value, as in Cap'n Proto.
  const StructLayout* inner = nullptr;
};

struct StructLayout {
  std::uint16_t data_words = 0;
  std::uint16_t pointers = 0;
  bool is_union = false;
  std::uint32_t tag_bits = 0;             // Of a union: the discriminant's offset.
  std::vector<Slot> slots;                // By field table; of a union by discriminant.
  std::vector<std::uint64_t> known_bits;  // Of each word: the bits of known fields.
};

const StructLayout& submission_layout();
const StructLayout& entry_layout();

}  // namespace ledger::codec
