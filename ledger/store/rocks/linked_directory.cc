#include "ledger/store/rocks/linked_directory.h"

#include <map>
#include <mutex>

#include "ledger/os/named_file.h"

namespace ledger::store {
namespace {

using rocksdb::FileOptions;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

// The directories, by their paths.
class Guarded {
 public:
  void add(const os::NamedFile& directory) {
    const std::scoped_lock lock(mutex_);
    directories_.insert_or_assign(directory.path(), directory);
  }
  void remove(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    directories_.erase(path);
  }
  bool may_change(const std::string& file) const {
    const std::scoped_lock lock(mutex_);
    const auto found = directories_.find(file.substr(0, file.find_last_of('/')));
    return found == directories_.end() || found->second.is_linked();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, os::NamedFile> directories_;
};

// Lives as long as the process, as RocksDB's threads do.
Guarded& guarded_directories() {
  static auto* const guarded = new Guarded;
  return *guarded;
}

class LinkedFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  explicit LinkedFileSystem(const std::shared_ptr<FileSystem>& files) : FileSystemWrapper(files) {}

  const char* Name() const override { return "LinkedFileSystem"; }

  IOStatus NewWritableFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<FSWritableFile>* file, IODebugContext* debug) override {
    return if_linked(path, [&] { return target()->NewWritableFile(path, options, file, debug); });
  }
  IOStatus ReopenWritableFile(const std::string& path, const FileOptions& options,
                              std::unique_ptr<FSWritableFile>* file,
                              IODebugContext* debug) override {
    return if_linked(path,
                     [&] { return target()->ReopenWritableFile(path, options, file, debug); });
  }
  IOStatus ReuseWritableFile(const std::string& path, const std::string& old_path,
                             const FileOptions& options, std::unique_ptr<FSWritableFile>* file,
                             IODebugContext* debug) override {
    return if_linked(
        path, [&] { return target()->ReuseWritableFile(path, old_path, options, file, debug); });
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* debug) override {
    return if_linked(to, [&] { return target()->RenameFile(from, to, options, debug); });
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    IODebugContext* debug) override {
    return if_linked(to, [&] { return target()->LinkFile(from, to, options, debug); });
  }
  IOStatus Truncate(const std::string& path, std::size_t size, const IOOptions& options,
                    IODebugContext* debug) override {
    return if_linked(path, [&] { return target()->Truncate(path, size, options, debug); });
  }
  IOStatus DeleteFile(const std::string& path, const IOOptions& options,
                      IODebugContext* debug) override {
    return if_linked(path, [&] { return target()->DeleteFile(path, options, debug); });
  }

 private:
  template <typename Change>
  static IOStatus if_linked(const std::string& path, const Change& change) {
    if (guarded_directories().may_change(path)) return change();
    return IOStatus::IOError(path, "its directory was replaced while the ledger was open");
  }
};

}  // namespace

Result<LinkedDirectory> LinkedDirectory::of(const std::string& path) {
  const auto directory = os::NamedFile::of(path);
  if (!directory) return directory.error();
  guarded_directories().add(*directory);
  return LinkedDirectory(
      std::shared_ptr<void>(nullptr, [path](void*) { guarded_directories().remove(path); }));
}

std::shared_ptr<rocksdb::FileSystem> only_in_linked_directories(
    const std::shared_ptr<rocksdb::FileSystem>& files) {
  return std::make_shared<LinkedFileSystem>(files);
}

}  // namespace ledger::store
