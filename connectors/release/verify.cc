#include "connectors/release/verify.h"

#include <string_view>
#include <vector>

#include "connectors/release/directory.h"
#include "connectors/release/signature.h"
#include "connectors/terminal/width.h"

namespace connectors::release {
namespace {

using ledger::Error;
using ledger::ErrorCode;

Error corrupt(std::string_view path, std::string_view why) {
  return {ErrorCode::kCorrupt, terminal::visible(path) + ": " + std::string(why)};
}

Error in_manifest(const Error& error) {
  return {error.code, std::string(kManifestName) + ": " + error.context};
}

ledger::Result<Manifest> load_manifest(const std::string& directory) {
  const auto bytes = read_whole(directory, std::string(kManifestName), kManifestBytesMax);
  if (!bytes) return bytes.error();
  auto manifest = parse_manifest(*bytes);
  if (!manifest) return in_manifest(manifest.error());
  return manifest;
}

ledger::Status compare(const ListedFile& listed, const ListedFile& found) {
  if (found.size != listed.size) {
    return corrupt(listed.path, std::to_string(found.size) + " bytes; the manifest lists " +
                                    std::to_string(listed.size));
  }
  if (found.sha256 != listed.sha256) {
    return corrupt(listed.path, "SHA-256 differs from the manifest");
  }
  return ledger::Done{};
}

// Both lists are sorted by path; `found` is without the manifest.
ledger::Status compare_all(const std::string& directory, const std::vector<ListedFile>& listed,
                           const std::vector<std::string>& found) {
  auto path = found.begin();
  for (const ListedFile& file : listed) {
    if (path != found.end() && *path < file.path) break;
    if (path == found.end() || *path != file.path) return corrupt(file.path, "missing");
    const auto measured = measure(directory, file.path);
    if (!measured) return measured.error();
    if (auto same = compare(file, *measured); !same) return same;
    ++path;
  }
  if (path != found.end()) return corrupt(*path, "not listed in the manifest");
  return ledger::Done{};
}

}  // namespace

ledger::Result<Report> verify_release(const std::string& directory,
                                      const std::optional<ledger::crypto::VerifierKey>& key) {
  auto found = paths_in(directory);
  if (!found) return found.error();
  if (std::erase(*found, kManifestName) == 0) return corrupt(kManifestName, "missing");
  auto manifest = load_manifest(directory);
  if (!manifest) return manifest.error();
  if (key) {
    if (const auto good = check_signature(*manifest, *key); !good) return in_manifest(good.error());
  }
  const auto same = compare_all(directory, manifest->files, *found);
  if (!same) return same.error();
  Report report{std::move(*manifest), 0, key.has_value()};
  for (const ListedFile& file : report.manifest.files) report.bytes += file.size;
  return report;
}

}  // namespace connectors::release
