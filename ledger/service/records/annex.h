#pragma once

// Annex: what is stored beside an entry and outside the tree: when the entry was recorded, the
// encoding and the bytes of its input, and notes for published records.
//
//   annex := recorded_at(8 bytes, ms, little-endian) encoding(1 byte) notes? received(rest)
//   notes := size(4 bytes, little-endian) (kind(1 byte) size(4 bytes) text)*
//
// Notes are present if the encoding has its highest bit set.

#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/base/date.h"

namespace ledger::service {

enum class Encoding : std::uint8_t {
  kJson = 1,
  kCapnp = 2,
  // Too large: stored in a file of the folder quarantine/. `received` is the text of a Spooled.
  kSpooled = 3,
  kUnknown = 4,  // A content type that is neither of the first two.
};

struct Annex {
  Instant recorded_at;
  Encoding encoding = Encoding::kJson;
  ByteView received;
  // Notes.
  ByteView correlation = {};  // The sender's name for the submission, returned with the receipt.
  ByteView key = {};          // The key of a malformed record, passed on with its bytes.
  ByteView about =
      {};  // Patents that the entry is about and does not name: texts, one blank apart.
  // The moment of the record, if it is not `recorded_at`, and Input::broken_at; as note_of() writes
  // them.
  ByteView record_moment = {};
  ByteView source_offset = {};

  Instant arrived_at() const;  // The moment of the record.
  std::optional<std::uint64_t> broken_at() const;
};

Bytes note_of(std::uint64_t number);

void append_annex(Bytes& out, const Annex& annex);
// Empty if the bytes are damaged.
std::optional<Annex> parse_annex(ByteView bytes);

}  // namespace ledger::service
