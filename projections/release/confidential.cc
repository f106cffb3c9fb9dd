#include "projections/release/confidential.h"

#include <algorithm>

namespace projections {
namespace {

// With which publication a posting came.
std::uint32_t publication_of(const std::vector<Publication>& list, ledger::Seq seq) {
  const auto found = std::ranges::upper_bound(list, seq, {}, &Publication::position);
  return static_cast<std::uint32_t>(found - list.begin());
}

void add(CellChange& to, const CellChange& change) {
  for (std::size_t i = 0; i < kFiguresMax; ++i) to.sums[i] += change.sums[i];
  for (const auto& [cause, what] : change.causes) {
    CauseOfChange& all = to.causes[cause];
    for (std::size_t i = 0; i < kFiguresMax; ++i) all.sums[i] += what.sums[i];
    all.entries.insert(all.entries.end(), what.entries.begin(), what.entries.end());
  }
}

// What came with a publication that is held back comes with the next one that is not, or not yet.
void hold_back(CubeCell& cell, const std::vector<std::uint32_t>& published) {
  std::vector<CellChange> changes;
  for (CellChange& change : cell.changes) {
    const auto with = std::ranges::lower_bound(published, change.publication);
    if (with == published.end()) continue;
    const bool is_first = *with == published.front();
    change.publication = is_first ? 0 : *with;  // What was first published then is no change.
    if (is_first) change.causes.clear();
    if (changes.empty() || changes.back().publication != change.publication) {
      changes.push_back(std::move(change));
    } else {
      add(changes.back(), change);
    }
  }
  cell.changes = std::move(changes);
}

}  // namespace

void Confidential::add(const Posting& posting) {
  if (is_protected(posting.subject) && aggregate_.covers(posting.month)) {
    postings_[{posting.month, posting.subject}].push_back(posting);
  }
}

std::vector<Marking> Confidential::mark(std::vector<CubeCell>& cells) const {
  std::vector<Marking> markings(cells.size());
  for (const auto& [key, postings] : postings_) {
    mark_month(key, postings, cells, markings);
  }
  return markings;
}

// The bureau's marks are those of a public that sees this release and no other.
void Confidential::mark_month(const MonthKey& key, const std::vector<Posting>& postings,
                              std::vector<CubeCell>& cells, std::vector<Marking>& markings) const {
  std::vector<std::uint32_t> places;
  std::vector<CubeCell> of_month;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (MonthKey{cells[i].id.month, cells[i].id.subject} != key) continue;
    places.push_back(i);
    of_month.push_back(cells[i]);
  }
  // The public has one publication of each vintage.
  const bool is_public = audience_ == Audience::kPublic;
  const auto& list = aggregate_.publications_of(key.first);
  const auto publications = is_public ? static_cast<std::uint32_t>(list.size()) : 1;
  Protection protection(of_month, rules_);
  for (const Posting& posting : postings) {
    const std::uint32_t publication = publication_of(list, posting.seq);
    if (publication < list.size()) protection.add(std::min(publication, publications - 1), posting);
  }
  protection.publish(publications);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    markings[places[i]] = protection.marking(i);
    if (!is_public || protection.published().empty()) continue;
    hold_back(cells[places[i]], protection.published());
    const std::uint32_t last = protection.published().back();
    if (last + 1 < publications) markings[places[i]].held_at = static_cast<Vintage>(last);
  }
}

}  // namespace projections
