#pragma once

// Annex: what stands beside an entry and outside the tree: when it was recorded, in which form it
// came, and the bytes as they were received; and what whoever passes the entry on must know and
// could not find in it.
//
//   annex := recorded_at(8 bytes, ms, little-endian) form(1 byte) notes? received(rest)
//   notes := size(4 bytes, little-endian) (kind(1 byte) size(4 bytes) text)*
//
// Notes are there where the form has its highest bit.

#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/base/date.h"

namespace ledger {

enum class Form : std::uint8_t {
  kJson = 1,
  kCapnp = 2,
  // Oversized, kept under its SHA-256 in the quarantine folder; `received` is its SHA-256 in hex, a
  // blank, and its size in bytes.
  kSpooled = 3,
  kUnknown = 4,  // By its content type neither of the first two.
};

struct Annex {
  Instant recorded_at;
  Form form = Form::kJson;
  ByteView received;
  // What the sender calls it, beside the submission: given back with the answer.
  ByteView correlation = {};
  ByteView key = {};  // Of a record that is malformed: its key, to be passed on with its bytes.
  // The patents that it is about where it does not name them: canonical, one blank between two.
  ByteView about = {};
};

void append_annex(Bytes& out, const Annex& annex);
std::optional<Annex> parse_annex(ByteView bytes);

}  // namespace ledger
