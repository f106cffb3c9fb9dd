#include "ledger/store/rocks/private_files.h"

#include <rocksdb/file_system.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "ledger/os/modes.h"
#include "ledger/store/rocks/linked_directory.h"

namespace ledger::store {
namespace {

using rocksdb::FileOptions;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

IOStatus tightened(IOStatus made, const std::string& path) {
  if (!made.ok()) return made;
  const auto done = os::tighten(path);
  return done ? made : IOStatus::IOError(done.error().context);
}

// A file that was read whole.
class HeldFile final : public rocksdb::FSRandomAccessFile {
 public:
  explicit HeldFile(std::string bytes) : bytes_(std::move(bytes)) {}

  IOStatus Read(std::uint64_t offset, std::size_t size, const IOOptions& /*options*/,
                rocksdb::Slice* result, char* scratch, IODebugContext* /*debug*/) const override {
    const std::size_t from = std::min<std::size_t>(offset, bytes_.size());
    *result = {scratch, bytes_.copy(scratch, size, from)};
    return IOStatus::OK();
  }

 private:
  std::string bytes_;
};

class PrivateFiles : public rocksdb::FileSystemWrapper {
 public:
  PrivateFiles() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "PrivateFiles"; }

  IOStatus NewWritableFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<FSWritableFile>* file, IODebugContext* debug) override {
    return tightened(target()->NewWritableFile(path, options, file, debug), path);
  }

  IOStatus CreateDir(const std::string& path, const IOOptions& options,
                     IODebugContext* debug) override {
    return tightened(target()->CreateDir(path, options, debug), path);
  }

  IOStatus CreateDirIfMissing(const std::string& path, const IOOptions& options,
                              IODebugContext* debug) override {
    return tightened(target()->CreateDirIfMissing(path, options, debug), path);
  }

  IOStatus LockFile(const std::string& path, const IOOptions& options, rocksdb::FileLock** lock,
                    IODebugContext* debug) override {
    return tightened(target()->LockFile(path, options, lock, debug), path);
  }
};

class HoldingFiles final : public PrivateFiles {
 public:
  const char* Name() const override { return "HoldingFiles"; }

  IOStatus NewRandomAccessFile(const std::string& path, const FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* debug) override {
    std::unique_ptr<rocksdb::FSRandomAccessFile> opened;
    std::uint64_t size = 0;
    auto done = target()->NewRandomAccessFile(path, options, &opened, debug);
    if (done.ok()) done = target()->GetFileSize(path, IOOptions(), &size, debug);
    if (!done.ok()) return done;
    if (size > kHeldTableBytes) {
      *file = std::move(opened);
      return done;
    }
    std::string scratch(size, '\0');
    rocksdb::Slice read;
    done = opened->Read(0, size, IOOptions(), &read, scratch.data(), debug);
    if (done.ok()) *file = std::make_unique<HeldFile>(read.ToString());
    return done;
  }
};

}  // namespace

rocksdb::Env* private_env() {
  static rocksdb::Env* const env =
      rocksdb::NewCompositeEnv(only_in_linked_directories(std::make_shared<PrivateFiles>()))
          .release();
  return env;
}

rocksdb::Env* holding_env() {
  static rocksdb::Env* const env =
      rocksdb::NewCompositeEnv(only_in_linked_directories(std::make_shared<HoldingFiles>()))
          .release();
  return env;
}

}  // namespace ledger::store
