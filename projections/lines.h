#pragma once

// Lines of an answer. They lie in pieces of many lines each: a table of a hundred thousand costs
// few allocations, and none so large that the system takes its memory back after each answer.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/model/money.h"

namespace projections {

// Valid until its Lines change.
struct Line {
  ledger::Month month;
  std::span<const std::uint32_t> codes;     // One for each dimension asked for.
  std::span<const ledger::Fen128> figures;  // One for each indicator; money in fen.
};

class Lines {
 public:
  // How many of each a line has.
  Lines(std::size_t codes, std::size_t figures) : codes_(codes), figures_(figures) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Line operator[](std::size_t i) const {
    const Piece& piece = pieces_[i / kPieceLines];
    const std::size_t at = i % kPieceLines;
    return {piece.months[at], std::span(piece.codes).subspan(at * codes_, codes_),
            std::span(piece.figures).subspan(at * figures_, figures_)};
  }

  void append(ledger::Month month);  // A line of zeroes.
  void remove_last();                // One whose figures are zero.
  std::span<std::uint32_t> last_codes() {
    return std::span(pieces_.back().codes).subspan(last_ * codes_, codes_);
  }
  std::span<ledger::Fen128> last_figures() {
    return std::span(pieces_.back().figures).subspan(last_ * figures_, figures_);
  }

 private:
  static constexpr std::size_t kPieceLines = 256;
  // Of as many lines as there is place for; those that are not there yet have figures of zero.
  struct Piece {
    Piece(std::size_t codes_each, std::size_t figures_each)
        : months(kPieceLines),
          codes(kPieceLines * codes_each),
          figures(kPieceLines * figures_each) {}

    std::vector<ledger::Month> months;
    std::vector<std::uint32_t> codes;  // Of all lines, one after the other.
    std::vector<ledger::Fen128> figures;
  };

  std::size_t codes_;
  std::size_t figures_;
  std::size_t size_ = 0;
  std::size_t last_ = 0;       // The place of the last line in its piece.
  std::vector<Piece> pieces_;  // As many as the lines need.
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

}  // namespace projections
