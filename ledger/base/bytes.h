#pragma once

// Bytes; a view of bytes that somebody else owns; and the position of an entry.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledger {

// Text and bytes share one type: a store and a hash treat them alike.
using Bytes = std::string;
using ByteView = std::string_view;

template <std::size_t N>
ByteView view_of(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

// The position of an entry in the log: dense, from 0.
using Seq = std::uint64_t;

}  // namespace ledger
