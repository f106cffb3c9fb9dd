#pragma once

// The files of a release as they lie on a disk. Links, devices and pipes are none of them: each is
// an error (kCorrupt), as are more files than a manifest can list. What the disk refuses is
// kUnavailable.

#include <string>
#include <vector>

#include "connectors/release/manifest.h"
#include "ledger/base/bytes.h"

namespace connectors::release {

// The paths of all files below, manifest.json among them, in order. Directories do not count.
ledger::Result<std::vector<std::string>> paths_in(const std::string& directory);

// One of them as a whole, of at most so many bytes: kCorrupt where it is longer.
ledger::Result<ledger::Bytes> read_whole(const std::string& directory, const std::string& path,
                                         std::size_t bytes_max);

// Size and SHA-256 of one, read in pieces.
ledger::Result<ListedFile> measure(const std::string& directory, const std::string& path);

// What a manifest of this directory lists: every file but manifest.json.
ledger::Result<std::vector<ListedFile>> list_files(const std::string& directory);

}  // namespace connectors::release
