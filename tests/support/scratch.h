#pragma once

// Scratch: a directory for one test, removed with it; and what tests do to files in it.

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "ledger/base/bytes.h"

namespace ledger::test {

class Scratch {
 public:
  Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "store_XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline Bytes bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::filesystem::path& file, ByteView bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline void flip_bit(const std::filesystem::path& file, std::size_t at) {
  Bytes bytes = bytes_of(file);
  bytes.at(at) = static_cast<char>(bytes[at] ^ 1);
  write_bytes(file, bytes);
}

inline std::map<std::string, Bytes> listing(const std::string& directory) {
  std::map<std::string, Bytes> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    files[file.path().string()] = file.is_regular_file() ? bytes_of(file.path()) : Bytes();
  }
  return files;
}

}  // namespace ledger::test
