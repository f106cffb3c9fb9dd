#pragma once

// CRC-32C by the processor's own instruction, in the place of librocksdb's.
//
// Debian builds librocksdb for every x86-64, so that its CRC-32C goes through tables, at about
// 1 GB/s: more time than all else that an append does. The linker lets a program's function stand
// in for a library's of the same name; rocks_crc32c.cc defines rocksdb::crc32c::Extend so. The
// answers are the same, and a test compares them. A processor without the instruction gets tables
// again.

#include <cstddef>
#include <cstdint>

namespace ledger::store {

// The CRC-32C of what `crc` is the CRC of, followed by `bytes`.
std::uint32_t crc32c(std::uint32_t crc, const char* bytes, std::size_t size);
std::uint32_t crc32c_by_table(std::uint32_t crc, const char* bytes, std::size_t size);

}  // namespace ledger::store
