#include "ledger/store/rocks/private_files.h"

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

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

class PrivateFiles final : public rocksdb::FileSystemWrapper {
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

}  // namespace

rocksdb::Env* private_env() {
  static rocksdb::Env* const env =
      rocksdb::NewCompositeEnv(only_in_linked_directories(std::make_shared<PrivateFiles>()))
          .release();
  return env;
}

}  // namespace ledger::store
