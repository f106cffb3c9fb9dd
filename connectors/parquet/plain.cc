#include "connectors/parquet/plain.h"

#include "ledger/base/coding.h"

namespace connectors::parquet {

std::string plain(std::span<const std::string> texts) {
  std::string bytes;
  for (const std::string& text : texts) {
    ledger::put_le32(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  return bytes;
}

std::string plain(std::span<const std::optional<ledger::Fen128>> hundredths) {
  std::string bytes;
  for (const auto& value : hundredths) {
    if (value) ledger::put_be128(bytes, *value);
  }
  return bytes;
}

std::string plain(std::span<const std::int32_t> integers) {
  std::string bytes;
  for (const std::int32_t value : integers)
    ledger::put_le32(bytes, static_cast<std::uint32_t>(value));
  return bytes;
}

}  // namespace connectors::parquet
