#include "ledger/store/rocks/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "ledger/os/file.h"
#include "ledger/os/modes.h"
#include "ledger/os/open_files.h"
#include "ledger/store/rocks/private_files.h"

namespace ledger::store {

DatabaseFiles list_files(const std::string& database) {
  DatabaseFiles files;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(database, failed);
       !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
    const std::string name = at->path().filename().string();
    std::error_code gone;
    const std::uintmax_t size = at->file_size(gone);
    const std::uint64_t bytes = gone ? 0 : size;
    if (name.ends_with(".sst")) {
      ++files.tables;
      if (bytes > kHeldTableBytes) ++files.large_tables;
    } else if (name.ends_with(".log")) {
      ++files.wals;
      files.wal_bytes += bytes;
    }
    files.names.insert(name);
  }
  return files;
}

std::string path_of(const std::string& database, std::string_view name) {
  std::string path = database;
  return path.append("/").append(name);
}

std::vector<std::string> paths_with(const std::string& database, std::string_view part) {
  std::vector<std::string> paths;
  for (const std::string& name : list_files(database).names) {
    const bool is_such = name.starts_with(part) || name.ends_with(part);
    if (is_such) paths.push_back(path_of(database, name));
  }
  return paths;
}

bool exists(const std::string& path) {
  struct ::stat about {};
  return ::stat(path.c_str(), &about) == 0;
}

Status rewrite_wals(const std::string& database) {
  constexpr std::string_view kCopy = ".dbtmp";  // RocksDB deletes what is left of these.
  for (const std::string& path : paths_with(database, ".log")) {
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

std::size_t open_tables_most() {
  constexpr std::size_t kLeast = 20;  // RocksDB takes no fewer.
  constexpr std::size_t kMost = 4096;
  return std::clamp(os::open_files_limit() / 2, kLeast, kMost);
}

// A reader holds files open that a writer deletes.
DatabaseUse use_of(const DatabaseFiles& files, bool write) {
  const std::size_t most = open_tables_most();
  DatabaseUse use{.write = write,
                  .retain_wals = true,
                  .open_files = static_cast<int>(most),
                  .holds_tables = files.tables >= most};
  if (!write && files.large_tables < most) use.open_files = -1;
  return use;
}

}  // namespace ledger::store
