#pragma once

// ByteSource reads a file, a pipe or standard input in chunks, and holds what is not taken yet.
//
// Threading: one thread.

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/os/file.h"

namespace connectors::files {

class ByteSource {
 public:
  // `path` "-" is standard input. kInvalid, which names the file, if it does not exist, is a
  // directory or cannot be read.
  static ledger::Result<ByteSource> open(const std::string& path);

  const std::string& name() const { return name_; }  // For messages.
  bool is_over() const { return is_over_; }          // rest() is all that is left.
  ledger::ByteView rest() const { return ledger::ByteView(buffer_).substr(start_); }
  std::uint64_t offset() const { return read_ - rest().size(); }  // Of rest(), in the source.

  ledger::Status fill();  // Reads one more chunk into rest(), or sets is_over().
  void drop(std::size_t count);

  std::optional<std::uint64_t> size_bytes() const { return size_; }  // Of a regular file.
  std::uint64_t read_bytes() const { return read_; }

 private:
  ByteSource(std::string name, ledger::os::File file)
      : name_(std::move(name)), file_(std::move(file)) {}

  std::string name_;
  ledger::os::File file_;
  std::optional<std::uint64_t> size_;
  bool is_over_ = false;
  ledger::Bytes buffer_;
  std::size_t start_ = 0;  // Of rest() in `buffer_`.
  std::uint64_t read_ = 0;
};

}  // namespace connectors::files
