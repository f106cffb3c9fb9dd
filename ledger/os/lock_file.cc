#include "ledger/os/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>

namespace ledger::os {
namespace {

constexpr std::string_view kClosed = "closed by ";
constexpr int kTries = 16;

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

Error busy(const std::string& path) {
  const auto holder = read_file(path);
  const bool is_named =
      holder && *holder && (*holder)->ends_with('\n') && !(*holder)->starts_with(kClosed);
  std::string who = is_named ? **holder : "another process\n";
  who.pop_back();
  return {ErrorCode::kBusy, path + ": held by " + who};
}

// Some network file systems know no lock on a directory; the file is then the only lock.
bool is_unknown(int error) { return error == EBADF || error == EOPNOTSUPP || error == ENOLCK; }

bool is_at(const File& file, const std::string& path) {
  struct ::stat open {};
  struct ::stat there {};
  return ::fstat(file.descriptor(), &open) == 0 && ::stat(path.c_str(), &there) == 0 &&
         open.st_dev == there.st_dev && open.st_ino == there.st_ino;
}

Result<File> lock_directory(const std::string& directory, const std::string& path) {
  auto file = open_file(directory, O_RDONLY | O_DIRECTORY);
  if (!file) return file;
  if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) == 0 || is_unknown(errno)) return file;
  return errno == EWOULDBLOCK ? busy(path) : os_error("lock", directory);
}

Status check_kind(const std::string& path) {
  struct ::stat about {};
  if (::lstat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode)) return Done{};
  return Error{ErrorCode::kUnavailable, path + ": is not a file; move it away: it is made again"};
}

// Opens the file and locks it, again if it was replaced in between.
Result<File> lock_file(const std::string& path) {
  for (int tries = 0; tries < kTries; ++tries) {
    if (auto checked = check_kind(path); !checked) return checked.error();
    auto file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (!file) return file;
    if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
      return errno == EWOULDBLOCK ? busy(path) : os_error("lock", path);
    }
    if (is_at(*file, path)) return file;
  }
  return Error{ErrorCode::kUnavailable,
               "lock " + path + ": another process replaces it all the time"};
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& directory, std::string_view purpose) {
  const std::string path = directory + "/LOCK";
  auto above = lock_directory(directory, path);
  if (!above) return above.error();
  auto file = lock_file(path);
  if (!file) return file.error();
  LockFile lock(std::move(*above), std::move(*file));
  const auto before = read_file(path);
  lock.was_closed_ = before && *before && (*before)->starts_with(kClosed);
  lock.holder_ = "process " + std::to_string(::getpid()) + " (" + std::string(purpose) + ")";
  if (!lock.write(lock.holder_ + " since " + now_text() + "\n")) return os_error("write", path);
  return lock;
}

Status LockFile::find_holder(const std::string& directory) {
  const std::string path = directory + "/LOCK";
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  if (descriptor < 0) return Done{};
  const File file(descriptor);
  if (::flock(descriptor, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK) return Done{};
  return busy(path);
}

void LockFile::close() { (void)write(std::string(kClosed) + holder_ + " at " + now_text() + "\n"); }

Status LockFile::write(std::string_view text) {
  const int descriptor = file_.descriptor();
  const bool is_written =
      ::ftruncate(descriptor, 0) == 0 &&
      ::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<::ssize_t>(text.size());
  if (!is_written) return os_error("write", "LOCK");
  return Done{};
}

}  // namespace ledger::os
