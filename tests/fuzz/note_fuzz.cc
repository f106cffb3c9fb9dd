// Any bytes as a key or a note: an error, or a key or note whose only form is these bytes.

#include "ledger/crypto/signed_note.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/ledger/crypto/note_keys.h"

using namespace ledger;
using namespace ledger::crypto;

namespace {

void check_keys(std::string_view text) {
  if (const auto key = parse_verifier_key(text)) {
    LEDGER_ASSERT(key_text(*key) == text);
    LEDGER_ASSERT(is_key_name(key->name));
  }
  if (const auto key = parse_signer_key(text)) {
    LEDGER_ASSERT(secret_key_text(*key) == text);
    LEDGER_ASSERT(!parse_verifier_key(text));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const SignerKey key = *parse_signer_key(kSecretKey);
  const std::string_view text = fuzz::text_of(data, size);
  check_keys(text);
  if (const auto opened = open_note(text, key.verifier)) {
    // Without the key one can only add signature lines of others.
    LEDGER_ASSERT(text.starts_with(*opened));
    const auto again = sign_note(*opened, key);
    LEDGER_ASSERT(again);
    LEDGER_ASSERT(text.find(again->substr(opened->size() + 1)) != std::string_view::npos);
  }
  if (const auto note = sign_note(text, key)) {
    const auto opened = open_note(*note, key.verifier);
    LEDGER_ASSERT(opened);
    LEDGER_ASSERT(*opened == text);
  }
  return 0;
}
