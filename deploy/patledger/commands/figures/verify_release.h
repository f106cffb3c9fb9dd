#pragma once

// patledger verify --release: checks a published release, for which its directory is enough.

#include <string>

namespace patledger {

// Returns the exit code. If `key_path` is empty the signature is not checked, which is reported.
int run_verify_release(const std::string& directory, const std::string& key_path);

}  // namespace patledger
