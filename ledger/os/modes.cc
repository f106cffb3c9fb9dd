#include "ledger/os/modes.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "ledger/os/file.h"

namespace ledger::os {
namespace {

constexpr ::mode_t kModeBits = 0777;

::mode_t most_of(const struct ::stat& about) {
  return S_ISDIR(about.st_mode) ? kDirectoryModeMost : kFileModeMost;
}

}  // namespace

Status make_private_directory(const std::string& path) {
  std::error_code failed;
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, failed);
  if (failed) return os_error("create directory", path, failed.value());
  if (::mkdir(path.c_str(), kDirectoryModeMost) == 0) return Done{};
  struct ::stat about {};
  const bool is_there = errno == EEXIST && ::stat(path.c_str(), &about) == 0;
  if (is_there && S_ISDIR(about.st_mode)) return Done{};
  if (!is_there) return os_error("create directory", path);
  return Error{ErrorCode::kUnavailable,
               path + ": exists and is not a directory; move it away: it is made again"};
}

bool is_loose(const std::string& directory) {
  struct ::stat about {};
  if (::stat(directory.c_str(), &about) != 0) return false;
  return (about.st_mode & kModeBits & ~kDirectoryModeMost) != 0;
}

Status tighten(const std::string& path) {
  struct ::stat about {};
  if (::lstat(path.c_str(), &about) != 0) return os_error("find", path);
  if (!S_ISDIR(about.st_mode) && !S_ISREG(about.st_mode)) return Done{};
  const ::mode_t excess = about.st_mode & kModeBits & ~most_of(about);
  if (excess == 0) return Done{};
  if (::chmod(path.c_str(), about.st_mode & 07777 & ~excess) != 0)
    return os_error("change the mode of", path);
  return Done{};
}

Status tighten_all(const std::string& directory) {
  if (auto done = tighten(directory); !done) return done;
  std::error_code failed;
  std::filesystem::recursive_directory_iterator below(directory, failed);
  for (; !failed && below != std::filesystem::recursive_directory_iterator();
       below.increment(failed)) {
    if (auto done = tighten(below->path().string()); !done) return done;
  }
  if (!failed) return Done{};
  return os_error("list", directory, failed.value());
}

std::string mode_text(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0) return "unknown";
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(about.st_mode & kModeBits));
  return text.data();
}

}  // namespace ledger::os
