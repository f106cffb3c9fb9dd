#pragma once

// InlineText<N>: a text of at most N bytes, stored inline. It never allocates and is trivially
// copyable. Party ids are such texts.

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/base/assert.h"

namespace ledger {

template <std::size_t N>
class InlineText {
  static_assert(N < 256);

 public:
  constexpr InlineText() = default;
  constexpr explicit InlineText(std::string_view text)
      : size_(static_cast<std::uint8_t>(text.size())) {
    LEDGER_ASSERT(text.size() <= N);
    std::copy(text.begin(), text.end(), chars_.begin());
  }

  // For text from outside: nullopt if it is too long.
  static constexpr std::optional<InlineText> from(std::string_view text) {
    if (text.size() > N) return std::nullopt;
    return InlineText(text);
  }

  constexpr std::string_view view() const { return {chars_.data(), size_}; }
  constexpr bool empty() const { return size_ == 0; }

  friend constexpr bool operator==(const InlineText& a, const InlineText& b) {
    return a.view() == b.view();
  }
  friend constexpr auto operator<=>(const InlineText& a, const InlineText& b) {
    return a.view() <=> b.view();
  }

 private:
  std::array<char, N> chars_{};
  std::uint8_t size_ = 0;
};

}  // namespace ledger
