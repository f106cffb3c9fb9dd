#include "connectors/parquet/plain.h"

#include "connectors/parquet/format.h"

namespace connectors::parquet {

void append_le32(std::string& bytes, std::uint32_t value) {
  for (unsigned at = 0; at < 32; at += 8) bytes.push_back(static_cast<char>(value >> at));
}

std::string plain(std::span<const std::string> texts) {
  std::string bytes;
  for (const std::string& text : texts) {
    append_le32(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  return bytes;
}

std::string plain(std::span<const std::optional<ledger::Fen128>> hundredths) {
  std::string bytes;
  for (const auto& value : hundredths) {
    if (!value) continue;
    for (int at = (kDecimalBytes - 1) * 8; at >= 0; at -= 8) {
      bytes.push_back(static_cast<char>(*value >> at));
    }
  }
  return bytes;
}

std::string plain(std::span<const std::int32_t> integers) {
  std::string bytes;
  for (const std::int32_t value : integers) append_le32(bytes, static_cast<std::uint32_t>(value));
  return bytes;
}

}  // namespace connectors::parquet
