#pragma once

// The files of a release in a directory. A link, device or pipe is an error (kCorrupt), as are more
// files than a manifest can list. Errors of the file system are kUnavailable.

#include <string>
#include <vector>

#include "connectors/release/manifest.h"
#include "ledger/base/bytes.h"

namespace connectors::release {

// The sorted paths of all files in the directory and below, including manifest.json.
ledger::Result<std::vector<std::string>> paths_in(const std::string& directory);

// The bytes of one file; kCorrupt if it has more than `bytes_max`.
ledger::Result<ledger::Bytes> read_whole(const std::string& directory, const std::string& path,
                                         std::size_t bytes_max);

// The size and SHA-256 of one file, in bounded memory.
ledger::Result<ListedFile> measure(const std::string& directory, const std::string& path);

// The list of files for the manifest: every file except manifest.json.
ledger::Result<std::vector<ListedFile>> list_files(const std::string& directory);

}  // namespace connectors::release
