#pragma once

// Plain files: open, read, create and replace. Each Error names the operation and the path.
//
// Threading: any thread.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::os {

// An open file descriptor; closed by the destructor.
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

// With the text of the error number: "write /data/FORMAT: No space left on device". kDenied if the
// user may not, kExhausted at a limit of this process or of the system; both with the remedy. Else
// kUnavailable.
Error os_error(std::string_view operation, const std::string& path, int number);
Error os_error(std::string_view operation, const std::string& path);  // Of errno.

// What to do if no more files can be opened.
constexpr std::string_view kRaiseOpenFiles = "; raise the limit of open files (ulimit -n)";

Result<File> open_file(const std::string& path, int flags);
Status make_directories(const std::string& path);
Status sync_directory(const std::string& path);

// nullopt if there is no such file or directory, or if a part of the path is a file.
Result<std::optional<Bytes>> read_file(const std::string& path);

// Creates the file with this mode, less the umask, and syncs it. kUnavailable if a file or link of
// that name exists: nothing is overwritten.
Status create_file(const std::string& path, ByteView bytes, unsigned mode);

// Replaces the file atomically: a reader sees the old file or the new one, also after a power cut.
// Writes a file beside it, syncs and renames it, and syncs the directory.
Status replace_file(const std::string& path, ByteView bytes);

}  // namespace ledger::os
