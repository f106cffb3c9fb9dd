#include "ledger/store/rocks/salvage/table_blocks.h"

#include <rocksdb/table.h>

#include <optional>
#include <utility>
#include <vector>

#include "ledger/base/coding.h"

namespace rocksdb {

// Of librocksdb, in a header that is not installed.
// NOLINTNEXTLINE(readability-identifier-naming): the name of the library.
std::uint32_t ComputeBuiltinChecksumWithLastByte(ChecksumType type, const char* data,
                                                 std::size_t size, char last_byte);

}  // namespace rocksdb

namespace ledger::store {
namespace {

constexpr std::size_t kNumberBytes = 8;  // Behind a key.
constexpr std::size_t kTrailerBytes = 5;
constexpr char kPut = 1;  // The kind of a write that is not a deletion.

struct DataBlock {
  std::vector<std::pair<Bytes, ByteView>> pairs;
  std::size_t size = 0;  // With its trailer.
};

// Reads one block from the beginning of what follows.
class BlockReader {
 public:
  explicit BlockReader(ByteView bytes) : bytes_(bytes) {}

  std::optional<DataBlock> read() {
    while (!is_at_restarts()) {
      if (!read_entry()) return std::nullopt;
    }
    if (block_.pairs.empty() || !read_restarts() || !has_checksum()) return std::nullopt;
    block_.size = at_ + kTrailerBytes;
    return std::move(block_);
  }

 private:
  // An entry has a key, so that its first two varints are not both 0.
  bool is_at_restarts() const { return bytes_.substr(at_, 4) == ByteView("\0\0\0\0", 4); }

  bool read_entry() {
    const auto shared = varint();
    const auto other = varint();
    const auto size = varint();
    const std::size_t left = bytes_.size() - at_;
    if (!shared || !other || !size || *shared > key_.size() || *other > left ||
        *size > left - *other) {
      return false;
    }
    key_.resize(*shared);
    key_ += bytes_.substr(at_, *other);
    if (key_.size() < kNumberBytes) return false;
    block_.pairs.emplace_back(key_, bytes_.substr(at_ + *other, *size));
    at_ += *other + *size;
    return true;
  }

  bool read_restarts() {
    constexpr std::size_t kInterval = 16;
    const std::size_t count = (block_.pairs.size() + kInterval - 1) / kInterval;
    if (bytes_.size() - at_ < (count + 1) * 4 + kTrailerBytes) return false;
    at_ += count * 4;
    const bool is_count = load_le(bytes_.data() + at_, 4) == count;
    at_ += 4;
    return is_count;
  }

  bool has_checksum() const {
    const char type = bytes_[at_];
    const std::uint64_t stored = load_le(bytes_.data() + at_ + 1, 4);
    for (const auto kind : {rocksdb::kXXH3, rocksdb::kCRC32c}) {
      if (rocksdb::ComputeBuiltinChecksumWithLastByte(kind, bytes_.data(), at_, type) == stored) {
        return true;
      }
    }
    return false;
  }

  std::optional<std::size_t> varint() {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 32 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }

  ByteView bytes_;
  std::size_t at_ = 0;
  Bytes key_;
  DataBlock block_;
};

}  // namespace

Status read_blocks(ByteView table,
                   const std::function<Status(ByteView key, ByteView value)>& visit) {
  for (std::size_t at = 0; at < table.size();) {
    const auto block = BlockReader(table.substr(at)).read();
    if (!block) {
      ++at;  // Within a damaged block: the next one begins somewhere behind.
      continue;
    }
    for (const auto& [key, value] : block->pairs) {
      const std::size_t bytes = key.size() - kNumberBytes;
      if (key[bytes] != kPut) continue;
      if (auto visited = visit(ByteView(key).substr(0, bytes), value); !visited) return visited;
    }
    at += block->size;
  }
  return Done{};
}

}  // namespace ledger::store
