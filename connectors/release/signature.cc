#include "connectors/release/signature.h"

#include "ledger/crypto/sha256.h"

namespace connectors::release {
namespace {

using ledger::Error;
using ledger::ErrorCode;

std::string signed_text(Manifest manifest) {
  manifest.signature.clear();
  return std::string(kFormat) + "\n" + manifest.id + "\n" +
         ledger::crypto::base64(ledger::crypto::sha256({manifest_json(manifest)})) + "\n";
}

}  // namespace

ledger::Status sign_manifest(Manifest& manifest, const ledger::crypto::SignerKey& key) {
  auto note = ledger::crypto::sign_note(signed_text(manifest), key);
  if (!note) return note.error();
  manifest.signature = std::move(*note);
  return ledger::Done{};
}

ledger::Status check_signature(const Manifest& manifest, const ledger::crypto::VerifierKey& key) {
  if (manifest.signature.empty()) return Error{ErrorCode::kCorrupt, "not signed"};
  const auto text = ledger::crypto::open_note(manifest.signature, key);
  if (!text) return Error{ErrorCode::kCorrupt, text.error().context};
  if (*text != signed_text(manifest)) {
    return Error{ErrorCode::kCorrupt, "the signature of " + key.name + " is for another manifest"};
  }
  return ledger::Done{};
}

}  // namespace connectors::release
