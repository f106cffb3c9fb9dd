#include "ledger/os/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "ledger/os/access.h"

namespace ledger::os {
namespace {

constexpr ::mode_t kMode = 0640;
constexpr std::size_t kReadBytes = std::size_t{1} << 20U;

Status write_all(const File& file, ByteView bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return os_error("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

Status write_synced(const File& file, ByteView bytes, const std::string& path) {
  if (auto written = write_all(file, bytes, path); !written) return written;
  if (::fsync(file.descriptor()) != 0) return os_error("sync", path);
  return Done{};
}

Status write_new(const std::string& path, ByteView bytes) {
  const auto file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return file.error();
  return write_synced(*file, bytes, path);
}

}  // namespace

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Error os_error(std::string_view operation, const std::string& path, int number) {
  const std::string text =
      std::string(operation) + " " + path + ": " + std::generic_category().message(number);
  switch (number) {
    case EACCES:
    case EPERM:
      return {ErrorCode::kDenied, text + ": " + denial_text(path)};
    case EMFILE:
    case ENFILE:
      return {ErrorCode::kExhausted, text + std::string(kRaiseOpenFiles)};
    case ENOMEM:
      return {ErrorCode::kExhausted, text};
    default:
      return {ErrorCode::kUnavailable, text};
  }
}

Error os_error(std::string_view operation, const std::string& path) {
  return os_error(operation, path, errno);
}

Result<File> open_file(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, kMode);
  if (descriptor < 0) return os_error("open", path);
  return File(descriptor);
}

Status make_directories(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (!failed) return Done{};
  return os_error("create directory", path, failed.value());
}

Status sync_directory(const std::string& path) {
  const auto directory = open_file(path, O_RDONLY | O_DIRECTORY);
  if (!directory) return directory.error();
  if (::fsync(directory->descriptor()) != 0) return os_error("sync", path);
  return Done{};
}

Result<std::optional<Bytes>> read_file(const std::string& path) {
  // Opening a pipe would wait for somebody who writes to it.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::optional<Bytes>{};
  if (descriptor < 0) return os_error("open", path);
  const File file(descriptor);

  struct ::stat about {};
  if (::fstat(descriptor, &about) != 0) return os_error("read", path);
  if (!S_ISREG(about.st_mode) && !S_ISCHR(about.st_mode)) {
    return Error{ErrorCode::kUnavailable, "read " + path + ": is not a file"};
  }
  Bytes bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const std::size_t want = std::min(bytes.size() - filled, kReadBytes);
    const ::ssize_t got = ::read(descriptor, bytes.data() + filled, want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_error("read", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return std::optional<Bytes>(std::move(bytes));
}

Status create_file(const std::string& path, ByteView bytes, unsigned mode) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) return os_error("create", path);
  const File file(descriptor);
  auto written = write_synced(file, bytes, path);
  if (!written) ::unlink(path.c_str());  // It was created here and is incomplete.
  return written;
}

Status replace_file(const std::string& path, ByteView bytes) {
  const std::string beside = path + ".new";
  if (auto written = write_new(beside, bytes); !written) {
    ::unlink(beside.c_str());
    return written;
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return os_error("rename", beside);
  return sync_directory(std::filesystem::path(path).parent_path().string());
}

}  // namespace ledger::os
