#pragma once

// The few things that the store does with plain files, each with an Error that says what failed on
// which path.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

// An open file; closed with it.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// kUnavailable: "read /data/FORMAT: Permission denied", of what errno holds.
Error os_error(std::string_view doing, const std::string& path);

Result<File> open_file(const std::string& path, int flags);
Status make_directories(const std::string& path);
Status sync_directory(const std::string& path);

// Nothing where there is no such file, or where the directory is none.
Result<std::optional<Bytes>> read_file(const std::string& path);

// Makes the file, synced, with this mode and no more than the umask allows. kUnavailable where
// there is one already, or a link of that name: nothing is overwritten.
Status create_file(const std::string& path, ByteView bytes, unsigned mode);

// A reader sees the old file or the new one, also after a power cut: written beside it, synced,
// renamed, and the directory synced.
Status replace_file(const std::string& path, ByteView bytes);

}  // namespace ledger::store
