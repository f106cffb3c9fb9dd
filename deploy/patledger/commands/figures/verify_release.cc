#include "deploy/patledger/commands/figures/verify_release.h"

#include "connectors/release/verify.h"
#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/cli/key_file.h"

namespace patledger {
namespace {

using GivenKey = std::optional<ledger::crypto::VerifierKey>;

std::string signature_text(const connectors::release::Report& checked, const GivenKey& key) {
  if (checked.is_signature_checked) return "signed by " + key_id(*key);
  return checked.manifest.signature.empty()
             ? "not signed"
             : "signature NOT checked: name the signer's key with --key FILE";
}

}  // namespace

int run_verify_release(const std::string& directory, const std::string& key_path) {
  GivenKey key;
  if (!key_path.empty()) {
    auto loaded = load_verifier_key(key_path);
    if (!loaded) return report_usage(loaded.error());
    key = std::move(*loaded);
  }
  const auto checked = connectors::release::verify_release(directory, key);
  if (!checked) return report(checked.error());
  const auto& manifest = checked->manifest;
  print_note("verified: release " + manifest.id + ", " + std::to_string(manifest.files.size()) +
             " files, " + std::to_string(checked->bytes) + " bytes, position " + manifest.position +
             ", root " + manifest.root + "; " + signature_text(*checked, key));
  return kDone;
}

}  // namespace patledger
