#pragma once

// Aggregate sums postings into the cells of the cube, by publication: the figures of each cell when
// it was first published, and each change since, with its causes and events.
//
// Threading: one thread.

#include <map>
#include <vector>

#include "projections/cells/key_interner.h"
#include "projections/cells/posting.h"
#include "projections/release/series/calendar.h"

namespace projections::release {

constexpr std::size_t kCutDimensionsMax = 3;

// A cell of the cube in one month: of a cut, by the codes of the cut's dimensions.
struct CubeCellId {
  std::uint8_t cut = 0;  // Index into cuts().
  cells::Subject subject = cells::Subject::kContract;
  ledger::Month month;
  std::array<std::uint32_t, kCutDimensionsMax> codes{};

  friend bool operator==(const CubeCellId&, const CubeCellId&) = default;
  friend auto operator<=>(const CubeCellId&, const CubeCellId&) = default;
};

// The codes of a cell in all dimensions.
CubeCodes codes_of(const CubeCellId& id);

// The cell of a cut that a posting belongs to.
CubeCellId cell_of(std::uint8_t cut, const cells::Posting& posting);

// The change of a cell by one entry.
struct EntryOfChange {
  ledger::Seq seq = 0;
  cells::Figures figures{};
};

struct CauseOfChange {
  cells::Sums sums{};
  std::vector<EntryOfChange> entries;  // Ascending, unique.

  // The seqs of the entries that change the figure with this index.
  std::vector<ledger::Seq> events_of(std::size_t figure) const;
};

// The change of a cell from one publication of its month to the next.
struct CellChange {
  std::uint32_t publication = 0;  // Index into Calendar::publications_of(month).
  cells::Sums sums{};
  std::map<RevisionCause, CauseOfChange> causes;  // Of publications after the first.
};

struct CubeCell {
  CubeCellId id;
  std::vector<CellChange> changes;  // Ascending.
};

class Aggregate {
 public:
  // For the months `from` to `until` inclusive.
  Aggregate(const Calendar& calendar, Audience audience, ledger::Month from, ledger::Month until);

  // To be called for each posting before the calendar's position, in order.
  void add(const cells::Posting& posting);

  bool covers(ledger::Month month) const { return from_ <= month && month <= until_; }
  const std::vector<Publication>& publications_of(ledger::Month month) const;
  std::vector<CubeCell> take_cells();  // In order of id.

 private:
  struct Published {
    std::vector<Publication> list;
    std::uint32_t at = 0;  // The publication of the newest posting; postings ascend.
  };
  CubeCell& cell_at(const CubeCellId& id);  // Adds an empty one if there is none.
  void add_to(CubeCell& cell, std::uint32_t publication, const cells::Posting& posting);

  ledger::Month from_;
  ledger::Month until_;
  std::vector<Published> months_;  // From `from_` on.
  cells::KeyInterner index_;
  std::vector<CubeCell> cells_;
};

RevisionCause cause_of(const cells::Posting& posting);

}  // namespace projections::release
