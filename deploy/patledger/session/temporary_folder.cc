#include "deploy/patledger/session/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "ledger/os/file.h"

namespace patledger {

using ledger::Result;

Result<TemporaryFolder> TemporaryFolder::make(const std::string& parent, const std::string& name) {
  if (auto made = ledger::os::make_directories(parent); !made) return made.error();
  std::string path = parent + "/" + name + ".XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) return ledger::os::os_error("make", path);
  return TemporaryFolder(std::move(path));
}

void TemporaryFolder::remove_leftovers(const std::string& parent, const std::string& name) {
  std::error_code ignored;
  for (const auto& one : std::filesystem::directory_iterator(parent, ignored)) {
    if (!one.path().filename().string().starts_with(name + ".")) continue;
    std::filesystem::remove_all(one.path(), ignored);
  }
}

TemporaryFolder::~TemporaryFolder() { remove(); }

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
  if (this == &other) return *this;
  remove();
  path_ = std::exchange(other.path_, {});
  return *this;
}

void TemporaryFolder::remove() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace patledger
