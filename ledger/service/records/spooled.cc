#include "ledger/service/records/spooled.h"

#include <array>

#include "ledger/base/digits.h"

namespace ledger::service {
namespace {

constexpr std::size_t kWords = 4;

// The words of the text. None if there are more than four.
std::size_t split(ByteView text, std::array<ByteView, kWords>& words) {
  for (std::size_t count = 0; count < kWords; ++count) {
    const std::size_t blank = text.find(' ');
    words.at(count) = text.substr(0, blank);
    if (blank == ByteView::npos) return count + 1;
    text.remove_prefix(blank + 1);
  }
  return 0;
}

}  // namespace

std::string Spooled::file_name() const {
  if (stored == 0) return {};
  return is_whole() ? hex(hash) : hex(hash) + "." + std::to_string(stored);
}

std::string Spooled::text() const {
  std::string identity = hex(hash) + " " + std::to_string(size);
  if (is_whole()) return identity;
  return identity + " " + std::to_string(stored) + " " + hex(stored_hash);
}

std::optional<Spooled> Spooled::parse(ByteView text) {
  std::array<ByteView, kWords> words;
  const std::size_t count = split(text, words);
  if (count != 2 && count != kWords) return std::nullopt;
  const auto hash = parse_hex(words[0]);
  const auto size = parse_digits(words[1]);
  if (!hash || !size) return std::nullopt;
  const auto whole = static_cast<std::uint64_t>(*size);
  if (count == 2) return Spooled{*hash, whole, whole, *hash};
  const auto stored = parse_digits(words[2]);
  const auto stored_hash = parse_hex(words[3]);
  if (!stored || !stored_hash || *stored >= *size) return std::nullopt;
  return Spooled{*hash, whole, static_cast<std::uint64_t>(*stored), *stored_hash};
}

ByteView identity_of(ByteView spooled) {
  const std::size_t first = spooled.find(' ');
  if (first == ByteView::npos) return spooled;
  return spooled.substr(0, spooled.find(' ', first + 1));
}

}  // namespace ledger::service
