#include "deploy/patledger/verify_release.h"

#include <cstdio>

#include "connectors/release/verify.h"
#include "deploy/patledger/cli.h"
#include "deploy/patledger/key_file.h"

namespace patledger {
namespace {

using Key = std::optional<ledger::store::VerifierKey>;

std::string words_of_signature(const connectors::release::Report& checked, const Key& key) {
  if (checked.is_signature_checked) return "signed by " + key_id(*key);
  return checked.manifest.signature.empty()
             ? "not signed"
             : "signature NOT checked: --key FILE says by whom it must be";
}

}  // namespace

int run_verify_release(const std::string& directory, const std::string& key_path) {
  Key key;
  if (!key_path.empty()) {
    auto loaded = load_verifier_key(key_path);
    if (!loaded) return report_unopened(loaded.error());
    key = std::move(*loaded);
  }
  const auto checked = connectors::release::verify_release(directory, key);
  if (!checked) return report(checked.error());
  const auto& manifest = checked->manifest;
  std::fprintf(stderr, "verified: release %s, %zu files, %llu bytes, position %s, root %s; %s\n",
               manifest.id.c_str(), manifest.files.size(),
               static_cast<unsigned long long>(checked->bytes), manifest.position.c_str(),
               manifest.root.c_str(), words_of_signature(*checked, key).c_str());
  return kDone;
}

}  // namespace patledger
