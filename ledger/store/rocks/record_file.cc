#include "ledger/store/rocks/record_file.h"

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/store/rocks/crc32c.h"

namespace ledger::store {
namespace {

constexpr std::size_t kBlockBytes = 32768;
constexpr std::size_t kHeadBytes = 7;
constexpr std::size_t kSizeAt = 4;
constexpr std::size_t kTypeAt = 6;

enum PieceType : std::uint8_t { kZero = 0, kFull = 1, kFirst = 2, kMiddle = 3, kLast = 4 };

std::uint32_t unmasked(std::uint32_t masked) {
  const std::uint32_t rotated = masked - 0xA282'EAD8;
  return rotated >> 17U | rotated << 15U;
}

// One piece in a file, which may be damaged.
class Piece {
 public:
  Piece(ByteView file, std::size_t at) : head_(file.data() + at), at_(at) {
    const std::size_t block_end = (at / kBlockBytes + 1) * kBlockBytes;
    room_ = std::min(block_end, file.size()) - at;
    is_last_block_ = block_end >= file.size();
  }

  bool has_head() const { return room_ >= kHeadBytes; }
  std::size_t size() const { return load_le(head_ + kSizeAt, 2); }
  std::uint8_t type() const { return static_cast<std::uint8_t>(head_[kTypeAt]); }
  bool fits() const { return kHeadBytes + size() <= room_; }
  // Zeros, which were allocated and not written.
  bool is_blank() const {
    return std::all_of(head_, head_ + kHeadBytes, [](char byte) { return byte == 0; });
  }
  bool is_cut_off() const { return !fits() && is_last_block_; }
  bool is_good() const { return fits() && crc() == stored_crc(); }
  ByteView bytes() const { return {head_ + kHeadBytes, size()}; }
  std::size_t end() const { return at_ + kHeadBytes + size(); }

 private:
  std::uint32_t crc() const { return crc32c(0, head_ + kTypeAt, 1 + size()); }
  std::uint32_t stored_crc() const {
    return unmasked(static_cast<std::uint32_t>(load_le(head_, kSizeAt)));
  }

  const char* head_;
  std::size_t at_;
  std::size_t room_ = 0;
  bool is_last_block_ = false;
};

// Joins pieces to records.
class Joiner {
 public:
  explicit Joiner(const std::function<void(ByteView)>& visit) : visit_(visit) {}

  void add(const Piece& piece) {
    switch (piece.type()) {
      case kFull:
        is_open_ = false;
        visit_(piece.bytes());
        break;
      case kFirst:
        is_open_ = true;
        record_ = piece.bytes();
        break;
      case kMiddle:
      case kLast:
        if (!is_open_) break;
        record_ += piece.bytes();
        if (piece.type() == kMiddle) break;
        is_open_ = false;
        visit_(record_);
        break;
      default:  // Of a newer build.
        is_open_ = false;
    }
  }
  void drop() { is_open_ = false; }

 private:
  const std::function<void(ByteView)>& visit_;
  Bytes record_;
  bool is_open_ = false;
};

std::size_t next_block(std::size_t at) { return (at / kBlockBytes + 1) * kBlockBytes; }

// Where to read on after a piece that cannot be mended: after it if its size seems right.
std::size_t place_after(ByteView file, const Piece& bad, std::size_t at) {
  if (!bad.fits() || bad.end() >= file.size()) return next_block(at);
  const Piece next(file, bad.end());
  return next.has_head() && next.is_good() ? bad.end() : next_block(at);
}

}  // namespace

std::vector<std::size_t> read_records(ByteView file,
                                      const std::function<void(ByteView record)>& visit) {
  std::vector<std::size_t> damaged;
  Joiner joiner(visit);
  for (std::size_t at = 0; at < file.size();) {
    const Piece piece(file, at);
    if (!piece.has_head() || piece.is_blank()) {
      at = next_block(at);
    } else if (piece.is_good()) {
      joiner.add(piece);
      at = piece.end();
    } else if (piece.is_cut_off()) {
      break;
    } else {
      damaged.push_back(at);
      joiner.drop();
      at = place_after(file, piece, at);
    }
  }
  return damaged;
}

}  // namespace ledger::store
