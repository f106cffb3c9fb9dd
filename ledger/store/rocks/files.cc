#include "ledger/store/rocks/files.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <string_view>
#include <system_error>

#include "ledger/os/file.h"
#include "ledger/os/modes.h"

namespace ledger::store {

DatabaseFiles list_files(const std::string& database) {
  DatabaseFiles files;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(database, failed);
       !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(".sst")) ++files.tables;
    if (name.ends_with(".log")) {
      std::error_code gone;
      const std::uintmax_t bytes = at->file_size(gone);
      ++files.wals;
      if (!gone) files.wal_bytes += bytes;
    }
    files.names.insert(name);
  }
  return files;
}

Status rewrite_wals(const std::string& database) {
  constexpr std::string_view kCopy = ".dbtmp";  // RocksDB deletes what is left of these.
  for (const std::string& name : list_files(database).names) {
    if (!name.ends_with(".log")) continue;
    const std::string path = database + "/" + name;
    const auto bytes = os::read_file(path);
    if (!bytes) return bytes.error();
    if (!*bytes) continue;
    const std::string copy = path.substr(0, path.size() - 4) + std::string(kCopy);
    ::unlink(copy.c_str());
    if (auto made = os::create_file(copy, **bytes, os::kFileModeMost); !made) return made;
    if (::rename(copy.c_str(), path.c_str()) != 0) return os::os_error("rename", copy);
  }
  return os::sync_directory(database);
}

std::size_t open_files_limit() {
  ::rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  if (limit.rlim_cur == RLIM_INFINITY) return std::numeric_limits<std::size_t>::max();
  return limit.rlim_cur;
}

std::size_t open_tables_most() {
  constexpr std::size_t kLeast = 20;  // RocksDB takes no fewer.
  constexpr std::size_t kMost = 4096;
  return std::clamp(open_files_limit() / 2, kLeast, kMost);
}

}  // namespace ledger::store
