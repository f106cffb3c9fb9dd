#pragma once

// Lines of a table. They are stored in pieces of 256 lines: a table of 100 000 lines costs few
// allocations, none so large that the allocator returns its memory to the system after each table.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/model/values/money.h"

namespace projections::statistics {

// A view of one line; valid until its Lines change.
struct Line {
  ledger::Month month;
  std::span<const std::uint32_t> codes;     // One for each dimension of the query.
  std::span<const ledger::Fen128> figures;  // One for each indicator; money in fen.
};

class Lines {
 public:
  // The number of codes and of figures in each line.
  Lines(std::size_t codes, std::size_t figures) : codes_(codes), figures_(figures) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Line operator[](std::size_t i) const {
    const Piece& piece = pieces_[i / kPieceLines];
    const std::size_t at = i % kPieceLines;
    return {piece.months[at], std::span(piece.codes).subspan(at * codes_, codes_),
            std::span(piece.figures).subspan(at * figures_, figures_)};
  }

  void append(ledger::Month month);  // Adds a line of zeroes.
  void remove_last();                // Its figures must be zero.
  std::span<std::uint32_t> last_codes() {
    return std::span(pieces_.back().codes).subspan(last_ * codes_, codes_);
  }
  std::span<ledger::Fen128> last_figures() {
    return std::span(pieces_.back().figures).subspan(last_ * figures_, figures_);
  }

 private:
  static constexpr std::size_t kPieceLines = 256;
  // Room for kPieceLines lines; the figures of unused ones are zero.
  struct Piece {
    Piece(std::size_t codes_each, std::size_t figures_each)
        : months(kPieceLines),
          codes(kPieceLines * codes_each),
          figures(kPieceLines * figures_each) {}

    std::vector<ledger::Month> months;
    std::vector<std::uint32_t> codes;  // Line after line; the figures too.
    std::vector<ledger::Fen128> figures;
  };

  std::size_t codes_;
  std::size_t figures_;
  std::size_t size_ = 0;
  std::size_t last_ = 0;  // The place of the last line in its piece.
  std::vector<Piece> pieces_;
};

inline void Lines::append(ledger::Month month) {
  last_ = size_++ % kPieceLines;
  if (last_ == 0) pieces_.emplace_back(codes_, figures_);
  pieces_.back().months[last_] = month;
}

inline void Lines::remove_last() {
  --size_;
  if (last_ == 0) pieces_.pop_back();
  last_ = (last_ + kPieceLines - 1) % kPieceLines;
}

}  // namespace projections::statistics
