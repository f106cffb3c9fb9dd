#include "connectors/release/staging.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "connectors/release/directory.h"
#include "connectors/release/signature.h"
#include "ledger/os/file.h"
#include "ledger/os/modes.h"

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

constexpr std::string_view kPlaceholder = "{\"format\":\"under construction\"}\n";
constexpr ::mode_t kDirectoryMode = 0750;

std::string manifest_in(const std::string& partial) {
  return partial + "/" + std::string(kManifestName);
}

Error unavailable(const std::string& path, const std::error_code& failed) {
  return {ErrorCode::kUnavailable, "remove " + path + ": " + failed.message()};
}

// Locks the directory; kBusy if another process has.
ledger::Result<ledger::os::File> lock(const std::string& partial) {
  auto file = ledger::os::open_file(partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  if (!file) return file;
  if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno != EWOULDBLOCK) return ledger::os::os_error("lock", partial);
  return Error{ErrorCode::kBusy, partial + ": another process makes this release"};
}

// Removes what an interrupted run left.
Status remove_interrupted(const std::string& partial) {
  std::error_code failed;
  const bool is_directory = fs::is_directory(fs::symlink_status(partial, failed));
  const auto manifest = is_directory ? ledger::os::read_file(manifest_in(partial))
                                     : ledger::Result<std::optional<ledger::Bytes>>(std::nullopt);
  if (!manifest) return manifest.error();
  if (!*manifest || **manifest != kPlaceholder) {
    return Error{ErrorCode::kInvalid,
                 partial + " exists, and no interrupted release left it; move it away"};
  }
  const auto locked = lock(partial);
  if (!locked) return locked.error();
  if (const std::error_code error = remove_all(partial)) return unavailable(partial, error);
  return ledger::Done{};
}

// Not synced: the directory must not be without it for long.
Status write_placeholder(const std::string& partial) {
  const auto file = ledger::os::open_file(manifest_in(partial), O_WRONLY | O_CREAT | O_EXCL);
  if (!file) return file.error();
  const auto size = static_cast<::ssize_t>(kPlaceholder.size());
  if (::write(file->descriptor(), kPlaceholder.data(), kPlaceholder.size()) == size) {
    return ledger::Done{};
  }
  return ledger::os::os_error("write", manifest_in(partial));
}

// Makes DIR.partial with its placeholder, and locks it.
ledger::Result<ledger::os::File> make_partial(const std::string& partial) {
  if (Status made = ledger::os::make_directories(parent_of(partial)); !made) return made.error();
  if (::mkdir(partial.c_str(), kDirectoryMode) != 0) {
    if (errno != EEXIST) return ledger::os::os_error("create directory", partial);
    if (Status removed = remove_interrupted(partial); !removed) return removed.error();
    if (::mkdir(partial.c_str(), kDirectoryMode) != 0) {
      return ledger::os::os_error("create directory", partial);
    }
  }
  const Status written = write_placeholder(partial);
  auto locked = written ? lock(partial) : ledger::Result<ledger::os::File>(written.error());
  if (!locked) remove_all(partial);
  return locked;
}

}  // namespace

ledger::Result<Staging> Staging::begin(const std::string& directory) {
  const std::string path = without_slash(directory);
  std::error_code failed;
  if (fs::exists(fs::symlink_status(path, failed))) {
    return Error{ErrorCode::kInvalid, path + " already exists; a release is never overwritten"};
  }
  const std::string partial = path + ".partial";
  auto locked = make_partial(partial);
  if (!locked) return locked.error();
  return Staging(path, partial, std::move(*locked));
}

Staging::~Staging() {
  if (!partial_.empty()) remove_all(partial_);  // If this fails, the next run removes it.
}

Staging::Staging(Staging&& other) noexcept
    : directory_(std::move(other.directory_)),
      partial_(std::exchange(other.partial_, {})),
      lock_(std::move(other.lock_)) {}

Status Staging::put(const std::string& path, ledger::ByteView bytes) const {
  const std::string whole = partial_ + "/" + path;
  if (Status made = ledger::os::make_private_directory(parent_of(whole)); !made) return made;
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
  // Also not over an empty directory, which may have been made meanwhile.
  if (::renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, directory_.c_str(), RENAME_NOREPLACE) !=
      0) {
    return ledger::os::os_error("rename", partial_);
  }
  partial_.clear();
  return ledger::os::sync_directory(parent_of(directory_));
}

}  // namespace connectors::release
