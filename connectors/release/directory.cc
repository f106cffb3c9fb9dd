#include "connectors/release/directory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "connectors/terminal/width.h"
#include "ledger/base/limits.h"
#include "ledger/crypto/sha256.h"
#include "ledger/os/file.h"

namespace connectors::release {
namespace {

namespace fs = std::filesystem;
using ledger::Error;
using ledger::ErrorCode;

constexpr std::size_t kPieceBytes = std::size_t{1} << 16U;

Error corrupt(const std::string& path, std::string_view why) {
  return {ErrorCode::kCorrupt, terminal::visible(path) + ": " + std::string(why)};
}

Error unreadable(const std::string& path, const std::error_code& failed) {
  return {ErrorCode::kUnavailable, "read " + terminal::visible(path) + ": " + failed.message()};
}

// Adds the entry to `paths` if it is a file.
ledger::Status add_entry(const fs::directory_entry& entry, const std::string& path,
                         std::vector<std::string>& paths) {
  std::error_code failed;
  const fs::file_status status = entry.symlink_status(failed);
  if (failed) return unreadable(path, failed);
  if (fs::is_directory(status)) return ledger::Done{};
  if (fs::is_symlink(status)) return corrupt(path, "symbolic links are not allowed in a release");
  if (!fs::is_regular_file(status)) return corrupt(path, "not a regular file");
  if (paths.size() > ledger::kListItemsMax) {
    return corrupt(path,
                   "a release has at most " + std::to_string(ledger::kListItemsMax) + " files");
  }
  paths.push_back(path);
  return ledger::Done{};
}

ledger::Result<ledger::os::File> open_regular(const std::string& path) {
  // O_NONBLOCK: opening a pipe must not block.
  auto file = ledger::os::open_file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (!file) return file;
  struct ::stat about {};
  if (::fstat(file->descriptor(), &about) != 0) return ledger::os::os_error("read", path);
  if (!S_ISREG(about.st_mode)) return corrupt(path, "not a regular file");
  return file;
}

// Passes the file to `take` in pieces, until `take` returns false.
template <typename Take>
ledger::Status read_pieces(const std::string& path, Take take) {
  const auto file = open_regular(path);
  if (!file) return file.error();
  std::string piece(kPieceBytes, '\0');
  for (;;) {
    const ::ssize_t got = ::read(file->descriptor(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return ledger::os::os_error("read", path);
    if (got == 0 || !take({piece.data(), static_cast<std::size_t>(got)})) return ledger::Done{};
  }
}

}  // namespace

ledger::Result<std::vector<std::string>> paths_in(const std::string& directory) {
  std::vector<std::string> paths;
  std::error_code failed;
  const std::size_t prefix = (fs::path(directory) / "").native().size();
  for (fs::recursive_directory_iterator at(fs::path(directory) / "", failed), end;
       !failed && at != end; at.increment(failed)) {
    const auto added = add_entry(*at, at->path().native().substr(prefix), paths);
    if (!added) return added.error();
  }
  if (failed) return unreadable(directory, failed);
  std::ranges::sort(paths);
  return paths;
}

ledger::Result<ledger::Bytes> read_whole(const std::string& directory, const std::string& path,
                                         std::size_t bytes_max) {
  ledger::Bytes bytes;
  const auto done = read_pieces(directory + "/" + path, [&](ledger::ByteView piece) {
    bytes += piece;
    return bytes.size() <= bytes_max;
  });
  if (!done) return done.error();
  if (bytes.size() > bytes_max)
    return corrupt(path, "more than " + std::to_string(bytes_max) + " bytes");
  return bytes;
}

ledger::Result<ListedFile> measure(const std::string& directory, const std::string& path) {
  ListedFile listed{path, 0, {}};
  ledger::crypto::Sha256 hash;
  const auto done = read_pieces(directory + "/" + path, [&](ledger::ByteView piece) {
    hash.update(piece);
    listed.size += piece.size();
    return true;
  });
  if (!done) return done.error();
  listed.sha256 = hash.finish();
  return listed;
}

ledger::Result<std::vector<ListedFile>> list_files(const std::string& directory) {
  const auto paths = paths_in(directory);
  if (!paths) return paths.error();
  std::vector<ListedFile> files;
  for (const std::string& path : *paths) {
    if (path == kManifestName) continue;
    if (!is_release_path(path)) return corrupt(path, "this name is not allowed in a release");
    auto file = measure(directory, path);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace connectors::release
