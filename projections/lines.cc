#include "projections/lines.h"

namespace projections {

void Lines::append(ledger::Month month) {
  if (size_ % kPieceLines == 0) {
    Piece& piece = pieces_.emplace_back();
    if (size_ > 0) {  // An answer that is short asks for no more than it needs.
      piece.months.reserve(kPieceLines);
      piece.codes.reserve(kPieceLines * codes_);
      piece.figures.reserve(kPieceLines * figures_);
    }
  }
  ++size_;
  Piece& piece = pieces_.back();
  piece.months.push_back(month);
  piece.codes.resize(piece.codes.size() + codes_);
  piece.figures.resize(piece.figures.size() + figures_);
}

void Lines::remove_last() {
  Piece& piece = pieces_.back();
  piece.months.pop_back();
  piece.codes.resize(piece.codes.size() - codes_);
  piece.figures.resize(piece.figures.size() - figures_);
  --size_;
  if (piece.months.empty()) pieces_.pop_back();
}

}  // namespace projections
