#include "connectors/files/quarantine.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "ledger/os/file.h"

namespace connectors::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = "incoming-";
constexpr ::mode_t kNamedMode = 0400;

struct Found {
  std::string name;
  std::uint64_t bytes = 0;
  ::mode_t mode = 0;
};

// The regular files of the folder; none if there is no folder.
ledger::Result<std::vector<Found>> files_in(const std::string& folder) {
  std::vector<Found> files;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    struct ::stat about {};
    if (::lstat(at->path().c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
    files.push_back(
        {at->path().filename().string(), static_cast<std::uint64_t>(about.st_size), about.st_mode});
  }
  if (failed && failed != std::errc::no_such_file_or_directory) {
    return ledger::os::os_error("read", folder, failed.value());
  }
  return files;
}

// Whether a Spool wrote it: by its name.
bool is_spooled(const Found& file) {
  constexpr std::size_t kHashDigits = 64;
  const std::string hash = file.name.substr(0, kHashDigits);
  const std::string rest = file.name.substr(hash.size());
  const bool is_hash =
      hash.size() == kHashDigits && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_hash && (rest.empty() || rest.find_first_not_of(".0123456789") == std::string::npos);
}

bool is_known_named(const Found& file) { return (file.mode & S_IWUSR) == 0; }

}  // namespace

ledger::Result<std::uint64_t> Quarantine::room() {
  if (!used_) {
    const auto files = files_in(folder_);
    if (!files) return files.error();
    used_ = 0;
    for (const Found& file : *files) *used_ += file.bytes;
  }
  const std::uint64_t left = limits_.bytes > *used_ ? limits_.bytes - *used_ : 0;
  return std::min(left, limits_.file_bytes);
}

ledger::Status Quarantine::remove_unfinished() {
  const auto files = files_in(folder_);
  if (!files) return files.error();
  for (const Found& file : *files) {
    const std::string path = folder_ + "/" + file.name;
    if (!file.name.starts_with(kUnfinished)) continue;
    if (::unlink(path.c_str()) != 0) return ledger::os::os_error("delete", path);
  }
  used_.reset();
  return ledger::Done{};
}

ledger::Status Quarantine::remove_leftovers(const Names& named) {
  if (auto removed = remove_unfinished(); !removed) return removed;
  auto files = files_in(folder_);
  if (!files) return files.error();
  std::erase_if(*files,
                [](const Found& file) { return !is_spooled(file) || is_known_named(file); });
  if (files->empty()) return ledger::Done{};
  const auto names = named();
  if (!names) return names.error();
  for (const Found& file : *files) {
    const std::string path = folder_ + "/" + file.name;
    const bool is_named = names->contains(file.name);
    const int done = is_named ? ::chmod(path.c_str(), kNamedMode) : ::unlink(path.c_str());
    if (done != 0) return ledger::os::os_error(is_named ? "protect" : "delete", path);
  }
  return ledger::Done{};
}

}  // namespace connectors::files
