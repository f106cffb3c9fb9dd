#pragma once

// TemporaryFolder: a new folder, which is removed with everything in it.

#include <string>

#include "ledger/base/result.h"

namespace patledger {

class TemporaryFolder {
 public:
  // Makes `parent`/`name`.XXXXXX, and `parent` if it does not exist.
  static ledger::Result<TemporaryFolder> make(const std::string& parent, const std::string& name);
  // Removes those that killed processes have left. None may be in use.
  static void remove_leftovers(const std::string& parent, const std::string& name);
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;

  const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  void remove();
  std::string path_;  // Empty if another one owns the folder now.
};

}  // namespace patledger
