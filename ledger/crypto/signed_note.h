#pragma once

// Signed notes, as in C2SP signed-note and golang.org/x/mod/sumdb/note: a text that ends with a
// newline, an empty line, and a line for each signature over the text:
//
//   — NAME BASE64(key hash || signature)
//
// This is a subset of C2SP: the text is lines of printable ASCII, signatures are Ed25519, and sizes
// are bounded. Other implementations accept every note that is written or accepted here.
//
// Threading: values; any thread.

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/crypto/note_key.h"

namespace ledger::crypto {

constexpr std::size_t kNoteBytesMax = std::size_t{1} << 16U;
constexpr std::size_t kNoteSignaturesMax = 16;

// The note of `text` with one signature. kInvalid if `text` cannot be the text of a note.
Result<Bytes> sign_note(ByteView text, const SignerKey& key);

// The text of a note signed by `key`, as a view into `note`. Signatures by other keys are ignored.
// kInvalid if `note` is malformed; kCorrupt if it has no signature by `key`, or a wrong one.
Result<ByteView> open_note(ByteView note, const VerifierKey& key);

}  // namespace ledger::crypto
