#pragma once

// patledger verify --release: a published release by its directory alone.

#include <string>

namespace patledger {

// The exit code. `key_path` may be empty: then the signature is not checked, and that is said.
int run_verify_release(const std::string& directory, const std::string& key_path);

}  // namespace patledger
