#include "connectors/files/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace connectors::files {
namespace {

using ledger::Status;
using ledger::os::os_error;

constexpr ::mode_t kFolderMode = 0700;

// nullopt if there is no such file.
std::optional<std::uint64_t> size_of(const std::string& path) {
  struct ::stat about {};
  if (::lstat(path.c_str(), &about) != 0) return std::nullopt;
  return static_cast<std::uint64_t>(about.st_size);
}

// Also after a power cut: an entry may name a file in it.
Status make_folder(const std::string& folder) {
  if (::mkdir(folder.c_str(), kFolderMode) == 0) {
    return ledger::os::sync_directory(std::filesystem::path(folder).parent_path().string());
  }
  if (errno != EEXIST) return os_error("create", folder);
  return ledger::Done{};
}

}  // namespace

Spool::~Spool() { remove(); }

void Spool::remove() {
  if (!file_) return;
  file_.reset();
  ::unlink(path_.c_str());
}

Status Spool::create() {
  const std::string& folder = quarantine_->folder();
  if (auto made = make_folder(folder); !made) return made;
  path_ = folder + "/incoming-XXXXXX";
  const int descriptor = ::mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor < 0) return os_error("create a file in", folder);
  file_.emplace(descriptor);
  return ledger::Done{};
}

Status Spool::write(ledger::ByteView bytes) { return write_masked(mask_.add(bytes)); }

Status Spool::write_masked(ledger::ByteView bytes) {
  if (!room_) {
    auto room = quarantine_ == nullptr ? ledger::Result<std::uint64_t>(0) : quarantine_->room();
    if (!room) return room.error();
    room_ = *room;
  }
  const std::uint64_t left = *room_ - spooled_.stored;
  const ledger::ByteView first = bytes.substr(0, std::min<std::uint64_t>(left, bytes.size()));
  if (auto stored = store(first); !stored) return stored;
  hash_.update(first);
  spooled_.size += bytes.size();
  if (first.size() == bytes.size()) return ledger::Done{};
  if (!is_cut_) spooled_.stored_hash = hash_.so_far();
  is_cut_ = true;
  hash_.update(bytes.substr(first.size()));
  return ledger::Done{};
}

Status Spool::store(ledger::ByteView bytes) {
  if (bytes.empty()) return ledger::Done{};
  if (!file_) {
    if (auto created = create(); !created) return created;
  }
  spooled_.stored += bytes.size();
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file_->descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return os_error("write", path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ledger::Done{};
}

ledger::Result<ledger::service::Spooled> Spool::finish() {
  if (auto written = write_masked(mask_.finish()); !written) return written.error();
  spooled_.hash = hash_.finish();
  if (quarantine_ == nullptr || !is_cut_ || has_whole()) {
    spooled_.stored = spooled_.size;
    spooled_.stored_hash = spooled_.hash;
  }
  if (is_cut_ && spooled_.is_whole()) remove();  // An earlier run stored more.
  if (file_) {
    if (auto named = give_name(); !named) return named.error();
  }
  return spooled_;
}

// Whether all bytes are stored already.
bool Spool::has_whole() const {
  return size_of(quarantine_->folder() + "/" + ledger::hex(spooled_.hash)) == spooled_.size;
}

Status Spool::give_name() {
  if (::fsync(file_->descriptor()) != 0) return os_error("sync", path_);
  const std::string path = quarantine_->folder() + "/" + spooled_.file_name();
  const std::uint64_t before = size_of(path).value_or(0);
  if (::rename(path_.c_str(), path.c_str()) != 0) return os_error("rename", path_);
  file_.reset();
  quarantine_->replace(before, spooled_.stored);
  return ledger::os::sync_directory(quarantine_->folder());
}

}  // namespace connectors::files
