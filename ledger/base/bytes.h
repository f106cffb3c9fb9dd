#pragma once

// Bytes, and a view of bytes that somebody else keeps alive.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledger {

// Text and bytes share one type, as in the standard library's strings: a store and a hash do not
// care which they are given.
using Bytes = std::string;
using ByteView = std::string_view;

// A position in the ledger's one order: dense, from 0.
using Seq = std::uint64_t;

}  // namespace ledger
