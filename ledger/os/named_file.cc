#include "ledger/os/named_file.h"

#include <sys/stat.h>

#include <utility>

#include "ledger/os/file.h"

namespace ledger::os {

Result<NamedFile> NamedFile::of(std::string path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0) return os_error("find", path);
  NamedFile file;
  file.path_ = std::move(path);
  file.device_ = about.st_dev;
  file.inode_ = about.st_ino;
  return file;
}

std::optional<FileState> NamedFile::linked_state() const {
  struct ::stat about {};
  const bool is_there = ::stat(path_.c_str(), &about) == 0;
  if (!is_there || about.st_dev != device_ || about.st_ino != inode_) return std::nullopt;
  return FileState{static_cast<std::uint64_t>(about.st_size), about.st_mtim};
}

}  // namespace ledger::os
