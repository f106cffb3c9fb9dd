#include "ledger/crypto/base64.h"

#include <openssl/evp.h>

namespace ledger::crypto {
namespace {

constexpr std::size_t kTextBytesMax = std::size_t{1} << 20U;

const unsigned char* bytes_of(ByteView view) {
  return reinterpret_cast<const unsigned char*>(view.data());
}

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string base64(ByteView bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a NUL.
  EVP_EncodeBlock(bytes_of(text), bytes_of(bytes), static_cast<int>(bytes.size()));
  text.pop_back();
  return text;
}

std::optional<Bytes> parse_base64(ByteView text) {
  if (text.size() % 4 != 0 || text.size() > kTextBytesMax) return std::nullopt;
  if (text.empty()) return Bytes{};
  const std::size_t padding = text.size() - (text.find_last_not_of('=') + 1);
  if (padding > 2) return std::nullopt;
  Bytes bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(bytes_of(bytes), bytes_of(text), static_cast<int>(text.size()));
  if (size != static_cast<int>(bytes.size())) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  if (base64(bytes) != text) return std::nullopt;  // OpenSSL accepts more than the RFC.
  return bytes;
}

}  // namespace ledger::crypto
