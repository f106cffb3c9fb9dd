#pragma once

// Modes: what a ledger's files and directories allow to others. At most 0640 and 0750, whatever
// the umask: the owner writes, the group may read, nobody else.
//
// Threading: any thread.

#include <string>

#include "ledger/base/result.h"

namespace ledger::os {

constexpr unsigned kFileModeMost = 0640;
constexpr unsigned kDirectoryModeMost = 0750;

// Makes the directory with kDirectoryModeMost at most, and its parents as usual. One that exists is
// left as it is.
Status make_private_directory(const std::string& path);

// Whether the directory allows more than kDirectoryModeMost. false if there is none.
bool is_loose(const std::string& directory);

// Takes away from the file or directory what exceeds the modes above. Links are left alone.
Status tighten(const std::string& path);

// The same for all below the directory, and for the directory itself, first.
Status tighten_all(const std::string& directory);

// "0755".
std::string mode_text(const std::string& path);

}  // namespace ledger::os
