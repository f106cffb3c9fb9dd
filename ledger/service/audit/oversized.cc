#include "ledger/service/audit/oversized.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "ledger/crypto/sha256.h"

namespace ledger::service {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;

std::string path_of(const std::string& directory, const Spooled& spooled) {
  return directory + "/quarantine/" + spooled.file_name();
}

// Empty if the file cannot be read to its end.
std::optional<Hash> hash_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  crypto::Sha256 hash;
  Bytes piece(kPieceBytes, '\0');
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    hash.update(ByteView(piece).substr(0, static_cast<std::size_t>(file.gcount())));
  }
  if (!file.eof()) return std::nullopt;
  return hash.finish();
}

}  // namespace

std::optional<std::string> fault_of_file(const std::string& directory, const Spooled& spooled) {
  if (spooled.stored == 0) return std::nullopt;
  const std::string path = path_of(directory, spooled);
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return "missing";
  if (std::filesystem::file_size(path, failed) != spooled.stored) {
    return "has " + std::to_string(std::filesystem::file_size(path, failed)) + " bytes, not " +
           std::to_string(spooled.stored);
  }
  const auto hash = hash_of_file(path);
  if (!hash) return "cannot be read";
  if (*hash != spooled.stored_hash) return "does not match its hash";
  return std::nullopt;
}

Status copy_file(const std::string& directory, const Spooled& spooled, const std::string& to) {
  if (spooled.stored == 0) return Done{};
  const std::string name = "quarantine/" + spooled.file_name();
  if (auto fault = fault_of_file(directory, spooled)) {
    return Error{ErrorCode::kCorrupt, name + ": " + *fault};
  }
  std::error_code failed;
  std::filesystem::create_directories(to + "/quarantine", failed);
  std::filesystem::permissions(to + "/quarantine", std::filesystem::perms::owner_all, failed);
  std::filesystem::copy_file(path_of(directory, spooled), path_of(to, spooled),
                             std::filesystem::copy_options::overwrite_existing, failed);
  if (failed) return Error{ErrorCode::kUnavailable, to + "/" + name + ": " + failed.message()};
  return Done{};
}

}  // namespace ledger::service
