#pragma once

// CRC-32C by the processor's instruction, in place of librocksdb's.
//
// Debian builds librocksdb for every x86-64, so its CRC-32C uses tables, at about 1 GB/s: more time
// than the rest of an append. crc32c.cc defines rocksdb::crc32c::Extend, which takes precedence
// over the function in the shared library. The results are equal; a test compares them. Processors
// without the instruction use tables.

#include <cstddef>
#include <cstdint>

namespace ledger::store {

// The CRC-32C of the bytes before, of which `crc` is the CRC, and `bytes`.
std::uint32_t crc32c(std::uint32_t crc, const char* bytes, std::size_t size);
std::uint32_t crc32c_by_table(std::uint32_t crc, const char* bytes, std::size_t size);

}  // namespace ledger::store
