#pragma once

// Spooled: what an annex holds of an input that is too large for it (Encoding::kSpooled). Its bytes
// are in a file of the folder quarantine/, as far as the limits of that folder allow.
//
//   text := hash size                       all bytes are stored, in the file <hash>
//         | hash size stored stored_hash    the first `stored` bytes, in the file <hash>.<stored>
//
// One blank separates two words; hashes are in hexadecimal. With `stored` 0 there is no file.

#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"

namespace ledger::service {

struct Spooled {
  Hash hash{};               // Of all bytes.
  std::uint64_t size = 0;    // Of all bytes.
  std::uint64_t stored = 0;  // Bytes in the file.
  Hash stored_hash{};        // Of these; `hash` if they are all.

  bool is_whole() const { return stored == size; }
  std::string file_name() const;  // Empty if nothing is stored.
  std::string text() const;
  static std::optional<Spooled> parse(ByteView text);

  friend bool operator==(const Spooled&, const Spooled&) = default;
};

// The first two words of the text: the same for the same bytes, however many of them are stored.
ByteView identity_of(ByteView spooled);

}  // namespace ledger::service
