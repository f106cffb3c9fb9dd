#include "connectors/files/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace connectors::files {
namespace {

using ledger::Error;
using ledger::ErrorCode;

constexpr std::size_t kChunkBytes = std::size_t{1} << 18U;

Error invalid(const std::string& name, int cause) {
  return {ErrorCode::kInvalid, name + ": " + std::strerror(cause)};
}

// A copy of standard input's descriptor: the destructor closes it.
int open_descriptor(const std::string& path) {
  if (path == "-") return ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  return ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

}  // namespace

ledger::Result<ByteSource> ByteSource::open(const std::string& path) {
  ByteSource source(path == "-" ? "standard input" : path, ledger::os::File(open_descriptor(path)));
  struct ::stat status {};
  const int descriptor = source.file_.descriptor();
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0) return invalid(source.name_, errno);
  if (S_ISDIR(status.st_mode)) return invalid(source.name_, EISDIR);
  if (S_ISREG(status.st_mode)) source.size_ = static_cast<std::uint64_t>(status.st_size);
  return source;
}

ledger::Status ByteSource::fill() {
  const std::size_t old = buffer_.size();
  buffer_.resize(old + kChunkBytes);
  ::ssize_t got = 0;
  do {
    got = ::read(file_.descriptor(), buffer_.data() + old, kChunkBytes);
  } while (got < 0 && errno == EINTR);
  const int cause = errno;
  buffer_.resize(old + static_cast<std::size_t>(got > 0 ? got : 0));
  if (got < 0) return invalid(name_, cause);
  if (got == 0) is_over_ = true;
  read_ += static_cast<std::uint64_t>(got);
  return ledger::Done{};
}

void ByteSource::drop(std::size_t count) {
  start_ += count;
  if (start_ <= kChunkBytes) return;
  buffer_.erase(0, start_);
  start_ = 0;
}

}  // namespace connectors::files
