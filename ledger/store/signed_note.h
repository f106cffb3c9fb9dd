#pragma once

// Signed notes, as C2SP's signed-note and golang.org/x/mod/sumdb/note have them: a text that ends
// with a newline, an empty line, and a line for each signature over the text:
//
//   — NAME BASE64(key hash || signature)
//
// We are narrower than C2SP, never wider: the text is printable ASCII in lines, the signatures that
// are looked at are of Ed25519, and all is bounded. Others accept what we write and what we accept.
//
// Threading: values; any thread.

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/store/note_key.h"

namespace ledger::store {

constexpr std::size_t kNoteBytesMax = std::size_t{1} << 16U;
constexpr std::size_t kNoteSignaturesMax = 16;

// The note of `text` with one signature. kInvalid where it cannot be the text of a note.
Result<Bytes> sign_note(ByteView text, const SignerKey& key);

// The text of a note that this key has signed, as a view into `note`. Signatures by other keys may
// stand beside it; nothing is said of them. kInvalid where it is no note; kCorrupt where the key
// has not signed it, or has signed something else.
Result<ByteView> open_note(ByteView note, const VerifierKey& key);

}  // namespace ledger::store
