#include "connectors/release/staging.h"

#include <cstdio>
#include <filesystem>
#include <utility>

#include "connectors/release/directory.h"
#include "connectors/release/signature.h"
#include "ledger/os/file.h"

namespace connectors::release {
namespace {

namespace fs = std::filesystem;

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string parent_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

std::error_code remove_all(const std::string& path) {
  std::error_code failed;
  fs::remove_all(path, failed);
  return failed;
}

}  // namespace

ledger::Result<Staging> Staging::begin(const std::string& directory) {
  const std::string path = without_slash(directory);
  std::error_code failed;
  if (fs::exists(fs::symlink_status(path, failed))) {
    return Error{ErrorCode::kInvalid, path + " already exists; a release is never overwritten"};
  }
  Staging staging(path);
  if (const std::error_code error = remove_all(staging.partial_)) {
    return Error{ErrorCode::kUnavailable, "remove " + staging.partial_ + ": " + error.message()};
  }
  if (const Status made = ledger::os::make_directories(staging.partial_); !made) {
    return made.error();
  }
  return staging;
}

Staging::~Staging() {
  if (!partial_.empty()) remove_all(partial_);  // If this fails, the next run removes it.
}

Staging::Staging(Staging&& other) noexcept
    : directory_(std::move(other.directory_)), partial_(std::exchange(other.partial_, {})) {}

Status Staging::put(const std::string& path, ledger::ByteView bytes) const {
  const std::string whole = partial_ + "/" + path;
  if (Status made = ledger::os::make_directories(parent_of(whole)); !made) return made;
  return ledger::os::replace_file(whole, bytes);
}

Status Staging::finish(Manifest manifest, const ledger::crypto::SignerKey* key) && {
  auto files = list_files(partial_);
  if (!files) return files.error();
  manifest.files = std::move(*files);
  if (key != nullptr) {
    if (Status signing = sign_manifest(manifest, *key); !signing) return signing;
  }
  if (Status written = put(std::string(kManifestName), manifest_json(manifest)); !written) {
    return written;
  }
  if (std::rename(partial_.c_str(), directory_.c_str()) != 0) {
    return ledger::os::os_error("rename", partial_);
  }
  partial_.clear();
  return ledger::os::sync_directory(parent_of(directory_));
}

}  // namespace connectors::release
