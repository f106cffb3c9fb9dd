#pragma once

// Aggregate adds postings up into the cells of the cube, publication by publication: what each cell
// held when it was first published, and each change of it since, with its causes and events.
//
// Threading: one thread.

#include <map>
#include <vector>

#include "projections/key_index.h"
#include "projections/posting.h"
#include "projections/release/calendar.h"

namespace projections {

constexpr std::size_t kCutDimensionsMax = 3;

// A cell of the cube in one month: of a cut, by the codes of the cut's dimensions.
struct CubeCellId {
  std::uint8_t cut = 0;  // Index into cuts().
  Subject subject = Subject::kContract;
  ledger::Month month;
  std::array<std::uint32_t, kCutDimensionsMax> codes{};

  friend bool operator==(const CubeCellId&, const CubeCellId&) = default;
  friend auto operator<=>(const CubeCellId&, const CubeCellId&) = default;
};

// All codes of a cell, kTotal where its cut does not split.
std::array<std::uint32_t, kDimensions> codes_of(const CubeCellId& id);

// The cell of a cut that a posting belongs to.
CubeCellId cell_of(std::uint8_t cut, const Posting& posting);

// What one entry did to a cell.
struct EntryOfChange {
  ledger::Seq seq = 0;
  Figures figures{};
};

struct CauseOfChange {
  Sums sums{};
  std::vector<EntryOfChange> entries;  // Ascending, each once.

  // Those that moved this figure: a receipt, say, moves no contract value.
  std::vector<ledger::Seq> events_of(std::size_t figure) const;
};

// What happened to a cell from one publication of its month to the next.
struct CellChange {
  std::uint32_t publication = 0;  // Index into Calendar::publications_of(month).
  Sums sums{};
  std::map<RevisionCause, CauseOfChange> causes;  // Of publications after the first.
};

struct CubeCell {
  CubeCellId id;
  std::vector<CellChange> changes;  // Ascending.
};

class Aggregate {
 public:
  // Cells of the months from `from` to `until`; postings beyond the calendar's position are not
  // to be added.
  Aggregate(const Calendar& calendar, Audience audience, ledger::Month from, ledger::Month until);

  void add(const Posting& posting);

  bool covers(ledger::Month month) const { return from_ <= month && month <= until_; }
  const std::vector<Publication>& publications_of(ledger::Month month) const;
  std::vector<CubeCell> take_cells();  // In order of id.

 private:
  struct Published {
    std::vector<Publication> list;
    std::uint32_t at = 0;  // Where postings have come to: they ascend.
  };
  CubeCell& reach(const CubeCellId& id);
  void add_to(CubeCell& cell, std::uint32_t publication, const Posting& posting);

  ledger::Month from_;
  ledger::Month until_;
  std::vector<Published> months_;  // From `from_` on.
  KeyIndex index_;
  std::vector<CubeCell> cells_;
};

RevisionCause cause_of(const Posting& posting);

}  // namespace projections
