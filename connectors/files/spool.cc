#include "connectors/files/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "ledger/crypto/sha256.h"

namespace connectors::files {
namespace {

using ledger::Error;
using ledger::ErrorCode;

Error system_error(const std::string& what) {
  return {ErrorCode::kUnavailable, what + ": " + std::strerror(errno)};
}

// Mapped, not read: the file may be larger than memory.
ledger::Result<ledger::Hash> hash_of_file(int file, std::size_t size) {
  void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (mapped == MAP_FAILED) return system_error("map a spooled file");
  const ledger::Hash hash = ledger::crypto::sha256({{static_cast<const char*>(mapped), size}});
  ::munmap(mapped, size);
  return hash;
}

ledger::Status sync_folder(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return system_error("open " + folder);
  const int synced = ::fsync(file);
  ::close(file);
  if (synced != 0) return system_error("sync " + folder);
  return ledger::Done{};
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) {
    ::close(file_);
    ::unlink(path_.c_str());
  }
}

ledger::Status Spool::create() {
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
    return system_error("create " + folder_);
  path_ = folder_ + "/incoming-XXXXXX";
  file_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (file_ < 0) return system_error("create a file in " + folder_);
  return ledger::Done{};
}

ledger::Status Spool::write(ledger::ByteView bytes) {
  if (file_ < 0) {
    if (auto created = create(); !created) return created;
  }
  size_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error("write " + path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ledger::Done{};
}

ledger::Result<std::string> Spool::finish() {
  if (::fsync(file_) != 0) return system_error("sync " + path_);
  const auto hash = hash_of_file(file_, size_);
  if (!hash) return hash.error();
  ::close(file_);
  file_ = -1;
  const std::string name = ledger::hex(*hash);
  if (::rename(path_.c_str(), (folder_ + "/" + name).c_str()) != 0) {
    return system_error("rename " + path_);
  }
  if (const auto synced = sync_folder(folder_); !synced) return synced.error();
  return name + " " + std::to_string(size_);
}

}  // namespace connectors::files
