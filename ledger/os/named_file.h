#pragma once

// NamedFile: a path, and the file that was there at one time. A process can write to a file that it
// has open after the file's name is gone; only the path shows that nobody will find it again.
//
// Threading: any thread.

#include <sys/types.h>

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

#include "ledger/base/result.h"

namespace ledger::os {

struct FileState {
  std::uint64_t bytes = 0;
  std::timespec changed{};  // The bytes, or the names in a directory.
};

class NamedFile {
 public:
  // kUnavailable if there is no file or directory at `path`.
  static Result<NamedFile> of(std::string path);

  const std::string& path() const { return path_; }
  // Whether the path leads to that file: it was not deleted, renamed, replaced or unmounted.
  bool is_linked() const { return linked_state().has_value(); }
  // Its state now, if the path leads to it.
  std::optional<FileState> linked_state() const;

 private:
  std::string path_;
  ::dev_t device_ = 0;
  ::ino_t inode_ = 0;
};

}  // namespace ledger::os
