#include "ledger/os/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>

namespace ledger::os {
namespace {

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

Error busy(const std::string& path) {
  const auto holder = read_file(path);
  const bool is_named = holder && *holder && (*holder)->ends_with('\n');
  std::string who = is_named ? **holder : "another process\n";
  who.pop_back();
  return {ErrorCode::kBusy, path + ": held by " + who};
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& path, std::string_view purpose) {
  auto file = open_file(path, O_RDWR | O_CREAT);
  if (!file) return file.error();
  const int descriptor = file->descriptor();
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return errno == EWOULDBLOCK ? busy(path) : os_error("lock", path);
  }
  const std::string holder = "process " + std::to_string(::getpid()) + " (" + std::string(purpose) +
                             ") since " + now_text() + "\n";
  const bool is_written =
      ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, holder.data(), holder.size(), 0) ==
                                             static_cast<::ssize_t>(holder.size());
  if (!is_written) return os_error("write", path);
  return LockFile(std::move(*file));
}

}  // namespace ledger::os
