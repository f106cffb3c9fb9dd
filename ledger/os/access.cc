#include "ledger/os/access.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "ledger/os/file.h"
#include "ledger/os/modes.h"

namespace ledger::os {
namespace {

namespace fs = std::filesystem;

std::string user_name(::uid_t user) {
  std::array<char, 4096> buffer{};
  ::passwd entry{};
  ::passwd* found = nullptr;
  if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) {
    return entry.pw_name;
  }
  return std::to_string(user);
}

// The path, or the folder above it that does not let this user through.
std::string denying_part(const std::string& path) {
  fs::path part(path);
  struct ::stat about {};
  while (::stat(part.c_str(), &about) != 0 && errno == EACCES && part.has_parent_path() &&
         part != part.parent_path()) {
    part = part.parent_path();
  }
  return part.string();
}

bool may(const std::string& path, int how) {
  return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0 || errno != EACCES;
}

Status check_one(const std::string& path, bool write) {
  struct ::stat about {};
  const bool is_known = ::stat(path.c_str(), &about) == 0;
  if (!is_known && errno != EACCES) return Done{};
  if (is_known && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) {
    return Error{ErrorCode::kUnavailable,
                 path + ": is neither a file nor a directory; move it away"};
  }
  const int how = !S_ISDIR(about.st_mode) ? R_OK : R_OK | X_OK | (write ? W_OK : 0);
  if (may(path, how)) return Done{};
  const bool is_to_write = (how & W_OK) != 0 && may(path, how & ~W_OK);
  return os_error(is_to_write ? "write in" : "read", path, EACCES);
}

}  // namespace

std::string denial_text(const std::string& path) {
  const std::string part = denying_part(path);
  const std::string user = user_name(::geteuid());
  std::string who = "user " + user + " may not";
  struct ::stat about {};
  if (::stat(part.c_str(), &about) != 0) return who;
  const std::string whose =
      who + ": " + part + " belongs to " + user_name(about.st_uid) + ", mode " + mode_text(part);
  if (about.st_uid == ::geteuid()) return whose + "; run: chmod -R u+rwX " + part;
  return whose + "; run as " + user_name(about.st_uid) + ", or have it changed: chown -R " + user +
         " " + part;
}

Status check_access(const std::string& path, bool write) {
  if (auto checked = check_one(path, write); !checked) return checked;
  std::error_code failed;
  for (fs::recursive_directory_iterator below(path, failed);
       !failed && below != fs::recursive_directory_iterator(); below.increment(failed)) {
    if (auto checked = check_one(below->path().string(), write); !checked) return checked;
  }
  return Done{};
}

Status check_owner(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0 || about.st_uid == ::geteuid()) return Done{};
  const std::string owner = user_name(about.st_uid);
  return Error{ErrorCode::kDenied, path + ": belongs to " + owner +
                                       ", who could not open what user " + user_name(::geteuid()) +
                                       " writes there; nothing was written; run as " + owner +
                                       ": sudo -u " + owner + " patledger"};
}

}  // namespace ledger::os
