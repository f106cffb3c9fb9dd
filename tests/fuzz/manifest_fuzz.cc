// Any bytes as the manifest of a release: an error, or a manifest whose only form is these bytes.

#include "connectors/release/signature.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/ledger/crypto/note_keys.h"

using namespace connectors::release;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto signer = *ledger::crypto::parse_signer_key(ledger::crypto::kSecretKey);
  const std::string_view text = fuzz::text_of(data, size);
  auto manifest = parse_manifest(text);
  if (!manifest) return 0;
  LEDGER_ASSERT(manifest_json(*manifest) == text);
  for (const ListedFile& file : manifest->files) LEDGER_ASSERT(is_release_path(file.path));
  (void)static_cast<bool>(check_signature(*manifest, signer.verifier));
  LEDGER_ASSERT(sign_manifest(*manifest, signer));
  LEDGER_ASSERT(check_signature(*manifest, signer.verifier));
  const auto again = parse_manifest(manifest_json(*manifest));
  LEDGER_ASSERT(!again || *again == *manifest);  // With a signature it may be too long.
  return 0;
}
