#pragma once

// Annex: what stands beside an entry and outside the tree: when it was recorded, in which form it
// came, and the bytes as they were received.
//
//   annex := recorded_at(8 bytes, ms, little-endian) form(1 byte) received(rest)

#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/base/date.h"

namespace ledger {

enum class Form : std::uint8_t { kJson = 1, kCapnp = 2, kSpooled = 3 };

// kSpooled: an oversized line, kept under its SHA-256 in the quarantine folder; `received` is its
// SHA-256 in hex, a blank, and its size in bytes.
struct Annex {
  Instant recorded_at;
  Form form = Form::kJson;
  ByteView received;
};

void append_annex(Bytes& out, const Annex& annex);
std::optional<Annex> parse_annex(ByteView bytes);

}  // namespace ledger
