#include "ledger/service/annex.h"

namespace ledger {
namespace {

constexpr std::size_t kHeadBytes = 9;

}  // namespace

void append_annex(Bytes& out, const Annex& annex) {
  auto ms = static_cast<std::uint64_t>(annex.recorded_at.ms);
  for (int i = 0; i < 8; ++i, ms >>= 8U) out.push_back(static_cast<char>(ms & 0xFFU));
  out.push_back(static_cast<char>(annex.form));
  out.append(annex.received);
}

std::optional<Annex> parse_annex(ByteView bytes) {
  if (bytes.size() < kHeadBytes) return std::nullopt;
  std::uint64_t ms = 0;
  for (std::size_t i = 8; i-- > 0;) ms = ms << 8U | static_cast<unsigned char>(bytes[i]);
  const auto form = static_cast<std::uint8_t>(bytes[8]);
  if (form < 1 || form > 3) return std::nullopt;
  return Annex{{static_cast<std::int64_t>(ms)}, static_cast<Form>(form), bytes.substr(kHeadBytes)};
}

}  // namespace ledger
